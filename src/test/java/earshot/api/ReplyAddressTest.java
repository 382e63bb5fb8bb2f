package earshot.api;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.ApplicantClient;
import earshot.ChannelsTest;
import earshot.MailClient;
import earshot.SmallCompany;
import earshot.company.PersonName;
import earshot.web.PublicUrl;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// The address that the API says of a message, to a mail program that knows nothing else.
@NullMarked
@ChannelsTest
class ReplyAddressTest {

  @Autowired private SmallCompany cafe;
  @Autowired private ApiKeys keys;
  @Autowired private PublicUrl url;
  @Autowired private ApplicantClient mailServer;

  @Test
  void a_mail_of_the_applicant_to_it_lands_in_the_conversation() {
    var api = key();
    var sent =
        api.post("/applications/" + cafe.jamalAsCook + "/messages", "{\"body\": \"On Tuesday?\"}");

    post(cafe.address("jamal"), sent.json().get("reply_address").asString(), "Tuesday is fine");

    var after = api.get("/conversations/" + cafe.jamalAsCook + "/messages?after=1").json();
    assertThat(after.get("items")).hasSize(1);
    assertThat(after.at("/items/0/body").asString()).isEqualTo("Tuesday is fine");
    assertThat(after.at("/items/0/author/kind").asString()).isEqualTo("applicant");
    assertThat(after.at("/items/0/channel").asString()).isEqualTo("email");
  }

  @Test
  void a_key_of_one_location_reads_that_of_its_own_conversations_alone() {
    cafe.write(cafe.aisha, cafe.jamalAsCook, "On Tuesday?");
    cafe.write(cafe.tom, cafe.jamalAsBarista, "Can you come to Pier 4?");
    var api = key(cafe.marketStreet);

    var own = api.get("/conversations/" + cafe.jamalAsCook + "/messages");
    var ofHistory = api.get("/conversations/" + cafe.jamalAsBarista + "/messages");
    var one = api.get("/conversations/" + cafe.jamalAsBarista + "/messages/1");

    assertThat(own.json().at("/items/0/reply_address").asString()).contains("@");
    assertThat(ofHistory.json().at("/items/0/body").asString()).contains("Pier 4");
    assertThat(ofHistory.json().at("/items/0").has("reply_address")).isFalse();
    assertThat(one.json().has("reply_address")).isFalse();
  }

  private ApiClient key(Long... locations) {
    var wanted = new NewApiKey(new PersonName("ATS"), Scope.ADMIN, Set.of(locations));
    return new ApiClient(url, cafe.in(() -> keys.make(cafe.maria, wanted)).secret());
  }

  private void post(String from, String to, String words) {
    var mail =
        MailClient.raw(
            """
            Message-ID: <one@mail.example>
            From: %s
            To: %s
            Subject: Tuesday

            %s
            """
                .formatted(from, to, words));
    var request =
        mailServer
            .request("/inbound/email")
            .setHeader("Authorization", "Bearer let-mail-in")
            .setHeader("Accept", "*/*")
            .setHeader("Content-Type", "message/rfc822")
            .POST(BodyPublishers.ofByteArray(mail));
    assertThat(mailServer.send(request).statusCode()).isEqualTo(202);
  }
}
