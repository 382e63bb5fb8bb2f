package earshot.dkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.exceptions.FailException;
import org.apache.james.jdkim.exceptions.PermFailException;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.util.CRLFOutputStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Signed here, verified by Apache James.
@NullMarked
class SignerTest {

  private static final KeyPair KEYS = keys(2048);

  private final Signer signer =
      new Signer("harborcafe.example", "mail2026", KEYS.getPrivate(), Clock.systemUTC());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hello",
        "",
        "\n\n\n",
        "Hello  \n\n two\t spaces \n\n\n",
        "No line end\r\nand some\rof every\nkind",
        ".\n.leading dots\n..",
        "Grüße, Олег 😀",
        "From here on\n-- \nsignature",
      })
  void a_signed_mail_passes(String words) throws Exception {
    assertThat(verified(signed(words))).contains("harborcafe.example");
  }

  @Test
  void so_does_a_long_line_and_a_long_subject() throws Exception {
    var mail = mail("x".repeat(5000) + " " + "ü".repeat(3000));
    mail.setSubject("Ваша заявка на должность ".repeat(20), "UTF-8");
    mail.saveChanges();

    assertThat(verified(sign(mail))).contains("harborcafe.example");
  }

  @Test
  void white_space_that_servers_on_the_way_change_does_no_harm() throws Exception {
    var changed = signed("Hello").replace("Subject: ", "subject:   ").replace("\r\n\t", "\r\n  ");

    assertThat(verified(changed)).contains("harborcafe.example");
  }

  @Test
  void what_somebody_changes_is_noticed() {
    assertRefused(mail -> mail.replace("Hello", "Hallo"));
    assertRefused(mail -> mail.replace("Subject: Your", "Subject: My"));
    assertRefused(mail -> "From: eve@mail.example\r\n" + mail);
    assertRefused(mail -> mail.replace("unsubscribe/1", "unsubscribe/2"));
    assertRefused(mail -> mail.replace("\r\nReply-To: reply", "\r\nReply-To: eve"));
    assertRefused(mail -> mail + "and more\r\n");
  }

  @Test
  void a_key_is_read_from_the_file_that_openssl_writes(@TempDir Path folder) throws Exception {
    var file = pem(folder, "PRIVATE KEY", KEYS.getPrivate().getEncoded());

    assertThat(PrivateKeyFile.read(file)).isEqualTo(KEYS.getPrivate());
  }

  @Test
  void other_files_and_short_keys_are_none(@TempDir Path folder) throws Exception {
    var publicKey = pem(folder, "PUBLIC KEY", KEYS.getPublic().getEncoded());
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> PrivateKeyFile.read(publicKey));
    var garbage = pem(folder, "PRIVATE KEY", new byte[] {1, 2, 3});
    assertThatExceptionOfType(GeneralSecurityException.class)
        .isThrownBy(() -> PrivateKeyFile.read(garbage));
    var shortKey = pem(folder, "PRIVATE KEY", keys(512).getPrivate().getEncoded());
    assertThatExceptionOfType(GeneralSecurityException.class)
        .isThrownBy(() -> PrivateKeyFile.read(shortKey));
  }

  private void assertRefused(UnaryOperator<String> change) {
    assertThatException()
        .isThrownBy(() -> verified(change.apply(signed("Hello"))))
        .isInstanceOf(FailException.class);
  }

  private String signed(String words) throws MessagingException, IOException {
    return sign(mail(words));
  }

  private String sign(MimeMessage mail) throws MessagingException, IOException {
    mail.setHeader(Signer.HEADER, signer.sign(mail));
    var line = new ByteArrayOutputStream();
    mail.writeTo(new CRLFOutputStream(line));
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  /// The domains whose signatures are good.
  private static List<String> verified(String mail) throws IOException, FailException {
    var verifier = new DKIMVerifier((_, selector, domain) -> record(selector, domain));
    var good =
        verifier.verify(new ByteArrayInputStream(mail.getBytes(StandardCharsets.ISO_8859_1)));
    return good.stream().map(signature -> signature.getDToken().toString()).toList();
  }

  private static List<String> record(CharSequence selector, CharSequence domain)
      throws PermFailException {
    if (!(selector + "." + domain).equals("mail2026.harborcafe.example"))
      throw new PermFailException("No such record");
    return List.of(
        "v=DKIM1; k=rsa; p=" + Base64.getEncoder().encodeToString(KEYS.getPublic().getEncoded()));
  }

  private static MimeMessage mail(String words) throws MessagingException, IOException {
    var mail = new SMTPMessage(Session.getInstance(new Properties()));
    mail.setFrom(new InternetAddress("messages@harborcafe.example", "María at Harbor Cafe"));
    mail.setReplyTo(InternetAddress.parse("reply+abc@replies.harborcafe.example"));
    mail.setRecipients(RecipientType.TO, "jamie@mail.example");
    mail.setSubject("Your application");
    mail.setHeader("List-Unsubscribe", "<https://earshot.example/unsubscribe/1>");
    mail.setHeader("References", "<1@a.example>\r\n <2@a.example>");
    var text = new MimeBodyPart();
    text.setText(words, "UTF-8");
    var html = new MimeBodyPart();
    html.setText("<p>" + words + "</p>", "UTF-8", "html");
    mail.setContent(new MimeMultipart("alternative", text, html));
    mail.saveChanges();
    return mail;
  }

  private static Path pem(Path folder, String what, byte[] der) throws IOException {
    var body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
    return Files.writeString(
        folder.resolve("key.pem"),
        "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
            .formatted(what, body.encodeToString(der)));
  }

  private static KeyPair keys(int bits) {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
