package earshot.demo;

import earshot.conversation.Via;
import earshot.hiring.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads `conversations.txt`. A line `@ name | job` begins a conversation, `| new` behind it leaves
/// its end unread. Then, each with its age (`12d 09:30`, `2w 16:00`, `3h`, `5m`), who did what: a
/// line with a name before what was said, or `12d 09:30 Tom -> declined`.
final class ScriptReader {

  private static final Pattern LINE =
      Pattern.compile(
          "(\\d+[dw] \\d\\d:\\d\\d|\\d+[mh]) ([\\p{L}-]+)( by text| by email)?(?: -> (\\w+))?");

  private final Past past;
  private final List<Script> scripts = new ArrayList<>();
  private final StringBuilder body = new StringBuilder();

  private ScriptReader(Past past) {
    this.past = past;
  }

  static List<Script> read(DemoCompany company, Instant now) {
    var reader = new ScriptReader(new Past(now, DemoCompany.ZONE));
    DemoFile.lines(company, "conversations").forEach(reader::take);
    reader.finish();
    return reader.scripts;
  }

  private void take(String text) {
    var line = LINE.matcher(text);
    if (text.startsWith("@ ")) {
      finish();
      begin(text.substring(2).split(" \\| "));
    } else if (line.matches()) {
      finish();
      scripts.getLast().lines().add(line(line));
    } else {
      body.append(text).append('\n');
    }
  }

  private void begin(String[] parts) {
    scripts.add(new Script(parts[0], parts[1], parts.length > 2, new ArrayList<>()));
  }

  private Script.Line line(Matcher line) {
    var at = past.at(line.group(1));
    if (line.group(4) == null) return new Script.Said(at, line.group(2), via(line), "");
    return new Script.Moved(
        at, line.group(2), Stage.valueOf(line.group(4).toUpperCase(Locale.ROOT)));
  }

  private static Via via(Matcher line) {
    return switch (line.group(3)) {
      case " by text" -> Via.SMS;
      case " by email" -> Via.EMAIL;
      case null, default -> Via.WEB;
    };
  }

  /// The words of the line before are complete.
  private void finish() {
    if (!scripts.isEmpty()) {
      var lines = scripts.getLast().lines();
      if (!lines.isEmpty() && lines.getLast() instanceof Script.Said said)
        lines.set(
            lines.size() - 1,
            new Script.Said(said.at(), said.who(), said.via(), body.toString().strip()));
    }
    body.setLength(0);
  }
}
