// What a visitor of the demo company has: the manager's session, and the applicant's after a message came by email.

const MARIA = 'maria@harborcafe.example';
const KEY = 'demo-harborcafe';

const cookies = (answer) => answer.headers.getSetCookie().map((it) => it.split(';')[0]).join('; ');

export async function manager(base) {
  const page = await fetch(`${base}/sign-in`);
  const csrf = (await page.text()).match(/type="hidden" name="([^"]+)" value="([^"]+)"/);
  const answer = await fetch(`${base}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookies(page) },
    body: new URLSearchParams({ email: MARIA, password: 'earshot-demo', [csrf[1]]: csrf[2] }),
  });
  const session = cookies(answer);
  const list = await (await fetch(`${base}/applications`, { headers: { cookie: session } })).text();
  return { cookie: session, application: list.match(/href="(\/applications\/\d+)/)[1] };
}

export async function applicant(base) {
  const api = (path, body) =>
    fetch(`${base}/api/v1${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
      body: body && JSON.stringify(body),
    });
  const [conversation] = (await (await api('/conversations?view=inbox')).json()).items;
  const sent = await api(`/applications/${conversation.id}/messages`, { body: 'Can you come on Tuesday at ten?' });
  if (!sent.ok) throw new Error(`The message was not taken: ${await sent.text()}`);
  const link = await until(async () => {
    const mailbox = await (await fetch(`${base}/demo/mail`)).text();
    const body = mailbox.match(/\/demo\/mail\/\d+\/body/)?.[0];
    return body && (await (await fetch(base + body)).text()).match(/\/m\/[A-Za-z0-9_-]{20,}/)?.[0];
  });
  const answer = await fetch(base + link, { redirect: 'manual' });
  return { cookie: cookies(answer), page: answer.headers.get('location').replace(/#.*/, '') };
}

async function until(found) {
  for (let tries = 0; tries < 60; tries++) {
    const it = await found();
    if (it) return it;
    await new Promise((go) => setTimeout(go, 500));
  }
  throw new Error('The mail with the link did not arrive within 30 s');
}
