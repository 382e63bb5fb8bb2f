package earshot.bench.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;

/// The databases with the data, made once for each version of the tables and of the SQL that fills
/// them, and copies of them that may be written to.
public final class Databases {

  private static final Path SQL = Path.of("bench/sql");
  private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

  private final Postgres postgres;
  private final Settings settings;
  private final String version = version();

  Databases(Postgres postgres, Settings settings) {
    this.postgres = postgres;
    this.settings = settings;
  }

  /// The database of that size. What reads alone may use it as it is.
  public String of(Size size) {
    var name = "made_%s_%s".formatted(size.word(), version);
    if (!exists(name)) make(name, size);
    postgres.file(name, SQL.resolve("guests.sql"));
    return name;
  }

  /// A fresh copy to write to.
  public String copy(Size size, String name) {
    var from = of(size);
    drop(name);
    postgres.execute("postgres", "create database %s template %s".formatted(name, from));
    return name;
  }

  public void drop(String name) {
    postgres.execute("postgres", "drop database if exists " + name + " with (force)");
  }

  private boolean exists(String name) {
    return postgres.number(
            "postgres", "select count(*) from pg_database where datname = '" + name + "'")
        > 0;
  }

  /// The server itself makes the tables.
  private void make(String name, Size size) {
    System.err.printf("Making %s messages, once%n", size.word());
    dropOlder(size);
    drop("making");
    postgres.execute("postgres", "create database making");
    postgres.execute("making", "create extension pg_stat_statements");
    Node.start("making", settings).close();
    postgres.file(
        "making",
        SQL.resolve("data.sql"),
        "conversations",
        Integer.toString(size.conversations()),
        "each",
        Integer.toString(Size.EACH));
    postgres.execute("postgres", "alter database making rename to " + name);
  }

  private void dropOlder(Size size) {
    var older =
        postgres.text(
            "postgres",
            "select string_agg(datname, ' ') from pg_database where datname like 'made\\_%s\\_%%'"
                .formatted(size.word()));
    if (older == null) return;
    for (var name : older.split(" ")) drop(name);
  }

  private static String version() {
    var sum = new CRC32();
    for (var folder : new Path[] {SQL, MIGRATIONS}) {
      try (var files = Files.list(folder)) {
        for (var file : files.sorted().toList())
          if (folder.equals(MIGRATIONS) || makesData(file)) sum.update(Files.readAllBytes(file));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return Long.toHexString(sum.getValue());
  }

  private static boolean makesData(Path file) {
    var name = file.getFileName().toString();
    return name.equals("data.sql")
        || name.equals("long.sql")
        || name.equals("couriers.sql")
        || name.equals("cafes.sql");
  }
}
