package earshot.records;

/// The parts of one person's record, each with a query for its rows as JSON, in their order, by all
/// numbers of the person.
enum RecordPart {
  PERSON(
      "The person",
      """
      select (to_jsonb(p) - '{company_id}'::text[])::text from applicant p where p.id = any(:ids) order by p.id
      """),
  APPLICATIONS(
      "Applications",
      """
      select jsonb_build_object('id', a.id, 'job', j.title, 'location', l.name, 'applied_at',
        a.applied_at, 'stage', a.stage, 'stage_changed_at', a.stage_changed_at,
        case when a.import_id is null then 'answers' else 'notes_of_the_company' end, a.answers,
        'resume', a.resume_name, 'decline_reason', d.reason, 'decline_words', d.words,
        'declined_by', u.name)::text
      from application a
      join job j on j.id = a.job_id join location l on l.id = a.location_id
      left join decline d on d.application_id = a.id
      left join app_user u on u.company_id = d.company_id and u.id = d.user_id
      where a.applicant_id = any(:ids) order by a.id
      """),
  MESSAGES(
      "Messages",
      """
      select jsonb_build_object('application', m.conversation_id, 'number', m.seq, 'at', m.created_at,
        'by', coalesce(u.name, 'the applicant'), 'channel', m.channel, 'text', m.body,
        'whole_text', m.original_body, 'not_delivered', m.refusal, 'remark', r.remark)::text
      from message m
      join application a on a.id = m.conversation_id
      left join app_user u on u.company_id = m.company_id and u.id = m.user_id
      left join message_remark r
        on r.conversation_id = m.conversation_id and r.message_key = m.message_key
      where a.applicant_id = any(:ids) order by m.conversation_id, m.seq
      """),
  DELIVERIES(
      "What was sent, and where",
      """
      select jsonb_build_object('application', d.conversation_id, 'message', d.seq, 'channel',
        d.channel, 'to', d.address, 'state', d.state, 'reason', d.reason, 'at', d.changed_at)::text
      from delivery d join application a on a.id = d.conversation_id
      where a.applicant_id = any(:ids) and d.recipient = 'applicant' order by d.id
      """),
  CONTACTS(
      "Calls and mails by other means",
      """
      select jsonb_build_object('application', c.application_id, 'at', c.made_at, 'way', c.way,
        'by', u.name)::text
      from contact c
      join application a on a.id = c.application_id
      join app_user u on u.company_id = c.company_id and u.id = c.user_id
      where a.applicant_id = any(:ids) order by c.id
      """),
  TEXT_WISHES(
      "Wishes about texts",
      """
      select jsonb_build_object('phone', w.phone, 'wish', w.wish, 'words', w.words, 'at', w.said_at)::text
      from opt_out_wish w
      where w.phone in (select phone from applicant where id = any(:ids)
        union select verified_phone from applicant where id = any(:ids))
      order by w.id
      """),
  STOPPED(
      "Stopped texts and mail",
      """
      select place::text from (
        select jsonb_build_object('phone', o.phone, 'since', o.opted_out_at) as place
        from opt_out o where o.phone in (select phone from applicant where id = any(:ids))
        union all
        select jsonb_build_object('address', s.address, 'since', s.stopped_at)
        from mail_stop s where s.address in (select email from applicant where id = any(:ids))
        union all
        select jsonb_build_object('unwanted', 'mail', 'since', n.said_at)
        from unwanted_mail n where n.applicant_id = any(:ids)
        union all
        select jsonb_build_object('unwanted', 'texts', 'since', n.said_at)
        from unwanted_texts n where n.applicant_id = any(:ids)) p
      order by place
      """),
  LINKS(
      "Links that were sent",
      """
      select jsonb_build_object('made_at', k.created_at, 'ends_at', k.expires_at, 'revoked_at',
        k.revoked_at, 'sent_to', k.sent_to)::text
      from applicant_link k where k.company_id = (select current_company()) and k.applicant_id = any(:ids)
      order by k.created_at, k.token_hash
      """),
  HELD_MAILS(
      "Mails that were held back",
      """
      select jsonb_build_object('application', q.conversation_id, 'number', q.id, 'from', q.sender,
        'subject', q.subject, 'why', q.reason, 'at', q.received_at, 'decision', q.decision)::text
      from quarantined_mail q join application a on a.id = q.conversation_id
      where a.applicant_id = any(:ids) order by q.id
      """),
  DRAFTS(
      "Messages that were not sent",
      """
      select jsonb_build_object('application', d.application_id, 'by', u.name, 'text', d.body, 'at',
        d.updated_at)::text
      from draft d
      join application a on a.id = d.application_id
      join app_user u on u.company_id = d.company_id and u.id = d.user_id
      where a.applicant_id = any(:ids) order by d.application_id, d.user_id
      """),
  HOLDS(
      "Legal holds",
      """
      select jsonb_build_object('reason', h.reason, 'set_at', h.set_at, 'lifted_at', h.lifted_at)::text
      from legal_hold h where h.applicant_id = any(:ids) order by h.id
      """),
  AUDIT(
      "Who did what",
      """
      select jsonb_build_object('at', e.at, 'by', coalesce(u.name, e.actor), 'deed', e.deed,
        'application', e.application_id, 'detail', nullif(e.detail, ''))::text
      from audit_entry e left join app_user u on u.company_id = e.company_id and u.id = e.user_id
      where e.applicant_id = any(:ids) order by e.at, e.id
      """);

  private final String title;
  private final String sql;

  RecordPart(String title, String sql) {
    this.title = title;
    this.sql = sql;
  }

  String title() {
    return title;
  }

  String sql() {
    return sql;
  }
}
