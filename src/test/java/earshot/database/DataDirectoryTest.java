package earshot.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a power cut would leave cannot be seen here; that what is to outlive one gets its name can.
@NullMarked
class DataDirectoryTest {

  @Test
  void a_directory_with_links_that_lead_nowhere_is_kept_and_gets_its_name(@TempDir Path path)
      throws IOException {
    try (var data = DataDirectory.open(path)) {
      var unfinished = Files.createDirectories(data.resolve("programs.new/lib"));
      Files.createDirectory(unfinished.resolve("empty"));
      Files.writeString(unfinished.resolve("libpq.so.5.17"), "code");
      Files.createSymbolicLink(unfinished.resolve("libpq.so.5"), Path.of("libpq.so.5.17"));
      Files.createSymbolicLink(unfinished.resolve("libpq.so"), Path.of("elsewhere"));

      data.keep(data.resolve("programs.new"));
      data.rename(data.resolve("programs.new"), "programs");

      assertThat(data.resolve("programs/lib/libpq.so.5")).hasContent("code");
    }
  }
}
