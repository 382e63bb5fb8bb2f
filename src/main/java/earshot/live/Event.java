package earshot.live;

import tools.jackson.databind.json.JsonMapper;

/// One event of a stream, as it goes over the line: many streams tell the same.
record Event(String text) {

  /// @param data what is told as JSON
  static Event of(String name, Object data) {
    // JSON as Jackson writes it has no line breaks, which would end the data.
    return new Event(
        "event:" + name + "\ndata:" + JsonMapper.shared().writeValueAsString(data) + "\n\n");
  }
}
