package earshot.chaos;

import earshot.chaos.FaultProxy.Mode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/// All that is done to a site.
final class Faults {

  /// The short form does to mail one half of it, and to texts the other.
  private static final Set<Mode> IN_SHORT_FOR_MAIL = Set.of(Mode.HANG, Mode.RESET);

  /// The last of the hour, whatever was broken before.
  private static final Duration IN_PEACE = Duration.ofMinutes(5);

  private final Site site;
  private final Options options;

  Faults(Site site, Options options) {
    this.site = site;
    this.options = options;
  }

  List<Fault> all() {
    var all = new ArrayList<Fault>();
    all.add(databaseKilled());
    all.add(databaseFrozen());
    site.redis.ifPresentOrElse(redis -> all.add(killed(redis)), Faults::withoutRedis);
    all.add(nodeFrozen());
    for (var mode : List.of(Mode.REFUSE, Mode.HANG, Mode.DRIP, Mode.RESET)) {
      if (!options.isShort() || IN_SHORT_FOR_MAIL.contains(mode))
        all.add(sink("mail", site.toMail, mode));
      if (!options.isShort() || !IN_SHORT_FOR_MAIL.contains(mode))
        all.add(sink("text", site.toTexts, mode));
    }
    all.add(cut("browsers and nodes", site.toNodes).cuttingOff());
    all.add(cut("nodes and PostgreSQL", site.toDatabase));
    all.add(clock("an hour", Duration.ofHours(1)));
    all.add(clock("a day", Duration.ofDays(1)));
    all.add(soak());
    all.add(nodeKilled());
    return all.stream().filter(fault -> fault.times() > 0).toList();
  }

  private Fault nodeKilled() {
    var victim = new Victim();
    return new Fault(
            "SIGKILL of a node",
            options.nodes(),
            () -> {
              victim.any(site.nodes).kill();
              return System.nanoTime();
            },
            () -> {
              victim.last().begin();
              victim.last().awaitReady();
            })
        .stoppingNode();
  }

  private Fault databaseKilled() {
    return new Fault(
        "SIGKILL of PostgreSQL",
        options.database(),
        () -> {
          site.postgres.kill();
          return System.nanoTime();
        },
        site::awaitDatabase);
  }

  /// Nobody is told: whoever asks hears nothing.
  private Fault databaseFrozen() {
    return new Fault(
        "SIGSTOP of PostgreSQL for " + options.sinkFor().toSeconds() + " s",
        options.frozenDatabase(),
        () -> {
          site.postgres.freeze();
          Fault.pause(options.sinkFor());
          site.postgres.thaw();
          return System.nanoTime();
        },
        () -> {});
  }

  private Fault killed(OwnRedis redis) {
    return new Fault(
            "SIGKILL of Redis",
            options.redis(),
            () -> {
              redis.kill();
              return System.nanoTime();
            },
            () -> {})
        .withoutRepeats();
  }

  private static void withoutRedis() {
    System.out.println("Redis: left out, as there is no redis-server or the nodes know of none.");
  }

  /// Nothing is amiss with the node afterwards: it goes on where it stood. What it had handed over
  /// just then it waited for longer than for any answer.
  private Fault nodeFrozen() {
    var victim = new Victim();
    return new Fault(
            "SIGSTOP of a node for " + options.freezeFor().toSeconds() + " s",
            options.freeze(),
            () -> {
              victim.any(site.nodes).freeze();
              return System.nanoTime();
            },
            () -> {
              Fault.pause(options.freezeFor());
              victim.last().thaw();
            })
        .stoppingNode()
        .harming();
  }

  private Fault sink(String name, FaultProxy proxy, Mode mode) {
    return Fault.lasting(
        "%s sink: %s".formatted(name, mode.name().toLowerCase(Locale.ROOT)),
        options.sinks(),
        options.sinkFor(),
        () -> proxy.set(mode),
        () -> proxy.set(Mode.PASS));
  }

  private Fault cut(String between, FaultProxy proxy) {
    return Fault.lasting(
        "connections cut between " + between,
        options.cuts(),
        Duration.ZERO,
        () -> {
          var end = System.nanoTime() + options.cutFor().toNanos();
          while (System.nanoTime() < end) {
            Fault.pause(Duration.ofMillis(ThreadLocalRandom.current().nextLong(1_000, 4_000)));
            proxy.cutAll();
          }
        },
        () -> {});
  }

  private Fault clock(String howFar, Duration by) {
    return new Fault(
        "clocks of the nodes " + howFar + " ahead, then right again",
        options.clocks(),
        () -> {
          site.clockIsWrongBy(by);
          Fault.pause(options.clocksFor());
          site.clockIsWrongBy(Duration.ZERO);
          return System.nanoTime();
        },
        () -> {});
  }

  Fault full(SmallDisk disk) {
    return Fault.lasting(
        "disk of PostgreSQL full", options.disk(), options.sinkFor(), disk::fill, disk::free);
  }

  /// The nodes have been the same all the while: what any fault before has left behind shows here.
  private Fault soak() {
    return new Fault(
            "soak: nodes at work for " + options.soak().toMinutes() + " min",
            options.soak().isZero() ? 0 : 1,
            () -> {
              var left = options.soak().minus(site.sinceStart());
              Fault.pause(left.compareTo(IN_PEACE) > 0 ? left : IN_PEACE);
              return System.nanoTime();
            },
            () -> {})
        .withoutRepeats();
  }
}
