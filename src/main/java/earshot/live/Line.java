package earshot.live;

import java.sql.SQLException;
import java.util.function.Consumer;

/// A way on which nodes tell each other what changed. What is told while nobody listens is lost, as
/// pages catch up whenever a line is there again.
interface Line {

  /// What operators call it.
  String name();

  /// @throws SQLException or a RuntimeException where the other side does not take it
  void send(String text) throws SQLException;

  /// Listens, on the caller's thread, until the line is closed, or lost, which is an exception.
  ///
  /// @param begun told as soon as nothing is missed any more
  /// @param heard told of each text, also of those this node sent
  void listen(Runnable begun, Consumer<String> heard) throws SQLException;

  /// Lets whoever listens return.
  void close();
}
