package earshot.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import earshot.ApplicantClient;
import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.conversation.Author;
import earshot.conversation.Channel;
import earshot.conversation.Conversations;
import earshot.conversation.Delivery;
import earshot.conversation.DeliveryState;
import earshot.conversation.History;
import earshot.conversation.NewMessage;
import earshot.conversation.Via;
import java.net.http.HttpRequest.BodyPublishers;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// A server with neither mail nor texts.
@NullMarked
@EarshotTest
class NothingSetUpTest {

  @Autowired private SmallCompany cafe;
  @Autowired private Conversations conversations;
  @Autowired private History history;
  @Autowired private ApplicantClient mailServer;

  @Test
  void a_message_is_there_in_the_app_and_says_why_it_went_no_other_way() {
    cafe.in(() ->
        conversations.send(
            new NewMessage(
                cafe.jamalAsBarista,
                new Author.OfStaff(cafe.tom),
                Via.WEB,
                "Can you come on Tuesday?",
                null,
                "web:1")));

    var deliveries =
        cafe.in(() -> history.one(cafe.tom, cafe.jamalAsBarista, 1)).getFirst().deliveries();

    assertThat(deliveries)
        .extracting(Delivery::channel, Delivery::state, Delivery::reason)
        .containsExactlyInAnyOrder(
            tuple(Channel.EMAIL, DeliveryState.SKIPPED, "Email is not set up"),
            tuple(Channel.SMS, DeliveryState.SKIPPED, "Texts are not set up"),
            tuple(Channel.IN_APP, DeliveryState.SENT, null));
  }

  @Test
  void there_is_no_door_for_mail_and_none_for_texts() {
    for (var door :
        new String[] {
          "/inbound/email",
          "/inbound/sms",
          "/inbound/sms/status",
          "/inbound/sms/twilio",
          "/inbound/sms/twilio/status"
        }) {
      var answer =
          mailServer.send(
              mailServer
                  .request(door, "Authorization", "Bearer ")
                  .POST(BodyPublishers.ofString("From: eve@mail.example")));
      assertThat(answer.statusCode()).isEqualTo(404);
    }
  }
}
