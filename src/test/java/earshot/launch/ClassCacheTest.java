package earshot.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassCacheTest {

  @TempDir private Path place;

  @Test
  void fits_the_jar_it_was_made_of_and_no_later_one() throws IOException {
    var jar = Files.createFile(place.resolve("earshot.jar"));
    var cache = new ClassCache(jar);
    assertThat(cache.fits()).isFalse();

    cache.put(Files.createFile(place.resolve("made")));
    assertThat(cache.fits()).isTrue();
    assertThat(place.resolve("made")).doesNotExist();

    Files.setLastModifiedTime(jar, FileTime.fromMillis(1_000));
    assertThat(cache.fits()).isFalse();
  }

  @Test
  void is_told_apart_by_the_jvm() {
    assertThat(new ClassCache(place.resolve("earshot.jar")).file().getFileName().toString())
        .startsWith("earshot-")
        .contains(System.getProperty("java.vm.version"))
        .endsWith(".aot");
  }
}
