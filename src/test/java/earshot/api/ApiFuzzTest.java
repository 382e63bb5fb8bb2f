package earshot.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.EarshotTest;
import earshot.SmallCompany;
import earshot.company.PersonName;
import earshot.web.PublicUrl;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Whatever is sent, nothing breaks and every answer is as described. The requests are made of the
/// description; `-Dearshot.fuzz.seed=…` makes those of an earlier run again, and
/// `-Dearshot.fuzz.requests=…` more of them.
@NullMarked
@EarshotTest
class ApiFuzzTest {

  private static final long SEED = Long.getLong("earshot.fuzz.seed", System.nanoTime());
  private static final int REQUESTS = Integer.getInteger("earshot.fuzz.requests", 2_000);
  private static final int AT_ONCE = 4;

  @Autowired private SmallCompany cafe;
  @Autowired private ApiKeys keys;
  @Autowired private Description description;
  @Autowired private PublicUrl url;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Contract contract = new Contract();
  private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
  private final Map<Integer, Integer> statuses = new ConcurrentSkipListMap<>();

  @Test
  void nothing_that_is_sent_breaks_anything() {
    var began = System.nanoTime();
    var secret =
        cafe.in(() ->
                keys.make(
                    cafe.maria, new NewApiKey(new PersonName("Fuzzer"), Scope.ADMIN, Set.of())))
            .secret();
    var known = known();
    var requests =
        new FuzzRequests(description, it -> known.getOrDefault(it, List.of(cafe.lenaAsBarista)));
    var operations = description.operations();

    try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      for (var thread = 0; thread < AT_ONCE; thread++) {
        var first = thread;
        threads.execute(() -> {
          for (var i = first; i < REQUESTS; i += AT_ONCE)
            send(secret, requests.make(operations.get(i % operations.size()), SEED + i));
        });
      }
    }

    System.out.printf(
        "API fuzz: %d requests in %d ms, seed %d, answers %s%n",
        REQUESTS, Duration.ofNanos(System.nanoTime() - began).toMillis(), SEED, statuses);
    assertThat(wrong).as("seed " + SEED).isEmpty();
    assertThat(statuses.values().stream().mapToInt(it -> it).sum()).isEqualTo(REQUESTS);
    assertThat(statuses).containsKeys(200, 201, 404, 422);
  }

  private void send(String secret, FuzzRequests.Request it) {
    try {
      var request =
          HttpRequest.newBuilder(url.of("/api/v1" + it.path()))
              .timeout(Duration.ofSeconds(30))
              .method(it.method(), BodyPublishers.ofByteArray(it.body()))
              .header("Authorization", "Bearer " + secret);
      it.headers().forEach(request::header);
      var asked = request.build();
      var answer = answer(asked);
      statuses.merge(answer.statusCode(), 1, Integer::sum);
      var path = asked.uri().toString().replaceFirst("^.*?/api/v1", "");
      contract
          .check(it.method(), path, answer)
          .forEach(problem -> wrong.add(it + "\n  " + problem));
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    } catch (Exception broken) {
      wrong.add(it + "\n  " + broken);
    }
  }

  /// The server ends a connection whose request it has not read to its end, and this side may learn
  /// of that too late.
  private HttpResponse<String> answer(HttpRequest asked) throws IOException, InterruptedException {
    try {
      return http.send(asked, BodyHandlers.ofString(UTF_8));
    } catch (IOException ended) {
      return http.send(asked, BodyHandlers.ofString(UTF_8));
    }
  }

  private Map<String, List<Long>> known() {
    var applications =
        new ArrayList<>(List.of(cafe.jamalAsCook, cafe.jamalAsBarista, cafe.omarAsHost));
    for (var i = 0; i < 20; i++)
      applications.add(cafe.applicationOf("Nora", "Quist", cafe.barista));
    cafe.write(cafe.maria, applications.getFirst(), "Hello");
    var places = List.of(cafe.pier4, cafe.marketStreet, cafe.airport);
    var jobs = List.of(cafe.barista, cafe.cook, cafe.host);
    var users = List.of(cafe.maria.id(), cafe.tom.id());
    var small = LongStream.range(1, 4).boxed().toList();
    var all = new ArrayList<Long>();
    List.of(applications, places, jobs, users, small).forEach(all::addAll);
    return Map.of(
        "",
        all,
        "applications",
        applications,
        "conversations",
        applications,
        "jobs",
        jobs,
        "locations",
        places,
        "users",
        users,
        "applicants",
        List.of(cafe.jamal, cafe.lena, cafe.omar));
  }
}
