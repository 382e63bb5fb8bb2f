package earshot.bench.load;

import java.util.regex.Pattern;

/// The few fields of an event.
public final class Json {

  private static final Pattern SEQ = Pattern.compile("\"seq\":(\\d+)");

  private Json() {}

  /// 0 where there is none.
  public static int seq(String data) {
    var found = SEQ.matcher(data);
    return found.find() ? Integer.parseInt(found.group(1)) : 0;
  }

  public static boolean isAbout(String data, String conversation) {
    return data.contains("\"conversation\":\"" + conversation + "\"");
  }
}
