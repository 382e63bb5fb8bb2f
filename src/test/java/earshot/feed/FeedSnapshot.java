package earshot.feed;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.database.SpareDatabase;
import earshot.feed.AwayClient.Heard;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import tools.jackson.databind.JsonNode;

/// The tables and the feed of the first company as they were at one moment.
///
/// @param last the newest position
/// @param deliveries their states, by "conversation/seq/channel"
/// @param stages of applications, by id
/// @param messages the texts of the ledger, by "conversation/seq"
/// @param added the external ids of the applications of the ledger, by id
@NullMarked
record FeedSnapshot(
    long last,
    Map<String, String> deliveries,
    Map<String, String> stages,
    Map<String, String> messages,
    Map<String, String> added) {

  static FeedSnapshot take(Connection connection) throws SQLException {
    try (connection) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      return new FeedSnapshot(
          Long.parseLong(
              SpareDatabase.strings(
                      connection, "select last from feed_position where company_id = 1")
                  .getFirst()),
          pairs(
              connection,
              """
              select conversation_id || '/' || seq || '/' || lower(channel) || '=' || lower(state)
              from delivery where company_id = 1
              """),
          pairs(
              connection, "select id || '=' || lower(stage) from application where company_id = 1"),
          pairs(
              connection,
              """
              select conversation_id || '/' || seq || '=' || body from message
              where company_id = 1 and body like 'Ledger entry%'
              """),
          pairs(
              connection,
              """
              select id || '=' || external_id from application
              where company_id = 1 and external_id like 'killed-%'
              """));
    }
  }

  /// What was heard up to then says the same as the tables, each thing once.
  ///
  /// @param acknowledged what the server said was done
  void agreesWith(List<Heard> heard, Set<String> acknowledged) {
    assertThat(messages.values()).doesNotHaveDuplicates();
    assertThat(added.values()).doesNotHaveDuplicates();
    var done = new ArrayList<>(messages.values());
    done.addAll(added.values());
    // The rest moved or archived something.
    assertThat(done).containsAll(acknowledged);

    assertThat(of(heard, "message.created", FeedSnapshot::message))
        .doesNotHaveDuplicates()
        .containsAll(messages.keySet());
    assertThat(of(heard, "application.created", data -> text(data, "application_id")))
        .containsExactlyInAnyOrderElementsOf(added.keySet());
    var states =
        last(
            of(
                heard,
                "delivery.updated",
                it -> message(it) + "/" + text(it, "channel") + "=" + text(it, "state")));
    // That an attempt begins is no event: see Batches#begin.
    states.keySet().removeIf(it -> "sending".equals(deliveries.get(it)));
    assertThat(states).isNotEmpty();
    assertThat(deliveries).containsAllEntriesOf(states);
    stagesAgree(of(heard, "application.stage_changed", Function.identity()));
  }

  /// Each begins where the one before it ended.
  private void stagesAgree(List<JsonNode> moves) {
    var now = new HashMap<String, String>();
    for (var it : moves) {
      var before = now.put(text(it, "application_id"), text(it, "to"));
      assertThat(text(it, "from")).isEqualTo(before == null ? "new" : before);
    }
    assertThat(now).isNotEmpty();
    assertThat(stages).containsAllEntriesOf(now);
  }

  private static <T> List<T> of(List<Heard> heard, String type, Function<JsonNode, T> what) {
    return heard.stream()
        .filter(it -> text(it.event(), "type").equals(type))
        .map(it -> what.apply(it.event().path("data")))
        .toList();
  }

  private static String message(JsonNode data) {
    return text(data, "conversation_id") + "/" + text(data, "seq");
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }

  private static Map<String, String> pairs(Connection connection, String query)
      throws SQLException {
    return last(SpareDatabase.strings(connection, query));
  }

  private static Map<String, String> last(List<String> pairs) {
    return pairs.stream()
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (_, later) -> later));
  }
}
