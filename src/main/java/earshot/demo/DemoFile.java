package earshot.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.ClassPathResource;

/// A text file of a demo company.
final class DemoFile {

  private DemoFile() {}

  static List<String> lines(DemoCompany company, String name) {
    try {
      return new ClassPathResource("demo/" + company.folder() + "/" + name + ".txt")
          .getContentAsString(StandardCharsets.UTF_8)
          .lines()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
