package earshot.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import tools.jackson.databind.json.JsonMapper;

/// One event of a stream, as it goes over the line: many streams tell the same.
///
/// @param bytes in UTF-8, never changed
@SuppressWarnings("ArrayRecordComponent")
record Event(byte[] bytes) {

  /// @param data what is told as JSON
  static Event of(String name, Object data) {
    // JSON as Jackson writes it has no line breaks, which would end the data.
    var text = "event:" + name + "\ndata:" + JsonMapper.shared().writeValueAsString(data) + "\n\n";
    return new Event(text.getBytes(UTF_8));
  }
}
