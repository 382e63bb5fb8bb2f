package earshot.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A file system in memory that can be made as small as what is in it. Only root can have one.
final class SmallDisk implements AutoCloseable {

  private static final String ROOMY = "1g";

  /// What is left of it is less than anything needs.
  private static final long PAGE = 65_536;

  private final Path place;

  private SmallDisk(Path place) {
    this.place = place;
  }

  /// Empty where nobody may mount.
  static Optional<SmallDisk> at(Path place) throws IOException {
    Files.createDirectories(place);
    return run("mount", "-t", "tmpfs", "-o", "size=" + ROOMY, "tmpfs", place.toString())
        ? Optional.of(new SmallDisk(place))
        : Optional.empty();
  }

  void fill() {
    try {
      var disk = Files.getFileStore(place);
      resize(Long.toString(disk.getTotalSpace() - disk.getUnallocatedSpace() + PAGE));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  void free() {
    resize(ROOMY);
  }

  private void resize(String size) {
    if (!run("mount", "-o", "remount,size=" + size, place.toString()))
      throw new IllegalStateException("Cannot make " + place + " this large: " + size);
  }

  private static boolean run(String... command) {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException noSuchProgram) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    run("umount", "--lazy", place.toString());
  }
}
