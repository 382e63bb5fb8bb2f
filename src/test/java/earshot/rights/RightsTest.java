package earshot.rights;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.ChannelsTest;
import earshot.HarborCafe;
import earshot.SmallCompany;
import earshot.StaffClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;

/// Every route of the server, asked by every kind of caller with things of one location of one
/// company. `routes.txt` says who may; what it does not say is refused. It is the server of
/// [ChannelsTest], which has the routes of all channels and changes nothing by itself.
@ChannelsTest
class RightsTest {

  /// The filters of Spring Security that decide and answer nothing by themselves.
  private static final Set<String> PASSING_ON =
      Set.of(
          "AnonymousAuthenticationFilter",
          "AuthorizationFilter",
          "BearerFilter",
          "BodyLimit",
          "CompanyFilter",
          "CsrfFilter",
          "DisableEncodeUrlFilter",
          "EmbedFilter",
          "ExceptionTranslationFilter",
          "HeaderWriterFilter",
          "OnceFilter",
          "RequestCacheAwareFilter",
          "SecurityContextHolderAwareRequestFilter",
          "SecurityContextHolderFilter",
          "SessionManagementFilter",
          "WebAsyncManagerIntegrationFilter");

  @Autowired private ApplicationContext server;
  @Autowired private SmallCompany cafe;
  @Autowired private SmallCompany clinic;
  @Autowired private StaffClient tomElsewhere;
  @Autowired private HarborCafe jobs;
  @Autowired private JdbcClient sql;
  @Autowired private TransactionOperations transaction;

  private final List<Line> lines = lines();
  private final List<String> wrong = new ArrayList<>();
  private int cells;

  @Test
  void every_route_has_a_line_and_every_line_a_route() {
    var routes = Route.of(server);
    assertThat(routes).hasSizeGreaterThan(150);
    assertThat(routes).allMatch(route -> lines.stream().anyMatch(line -> line.isFor(route)));
    assertThat(lines)
        .filteredOn(line -> routes.stream().noneMatch(line::isFor))
        .extracting(Line::path)
        .containsOnly("/sign-in", "/sign-out"); // Spring Security takes what is posted there
  }

  /// Files that are the same for everybody have no line.
  @Test
  void nothing_answers_but_controllers_files_and_the_filters_of_signing_in() {
    assertThat(server.getBeansOfType(AbstractUrlHandlerMapping.class).values())
        .flatExtracting(mapping -> mapping.getHandlerMap().keySet())
        .extracting(pattern -> pattern.replaceFirst("^/assets/(\\w+|\\{version:.+})/", "/assets/"))
        .isSubsetOf("/**", "/assets/**", "/webjars/**", "/favicon.ico", "/_static/**");
    assertThat(server.getBean(FilterChainProxy.class).getFilterChains())
        .flatExtracting(SecurityFilterChain::getFilters)
        .extracting(filter -> filter.getClass().getSimpleName())
        .filteredOn(name -> !PASSING_ON.contains(name))
        .containsOnly("UsernamePasswordAuthenticationFilter", "LogoutFilter");
  }

  @Test
  void what_is_refused_to_all_is_said_to_be() {
    assertThat(lines).allMatch(line -> line.isAllowedToSomebody() != line.forNobody());
  }

  @Test
  void every_route_answers_every_caller_as_the_table_says() {
    var things = new Things(cafe, clinic, server);
    tomElsewhere.signIn(things.tom);
    var callers = new Callers(things, server);
    things.settle(callers.browser(Caller.MANAGER));
    jobs.forgetJobs();

    refusals(things, callers);
    permissions(things, callers);
    jobs.forgetJobs();

    System.out.printf(
        "Rights: %d cells, %d lines × %d callers%n", cells, lines.size(), Caller.values().length);
    assertThat(wrong).isEmpty();
    assertThat(cells).isEqualTo(lines.size() * Caller.values().length);
  }

  /// All that is read, and all that is refused: nothing in the database changes by it.
  private void refusals(Things things, Callers callers) {
    var contents = new Contents(sql, transaction);
    var before = contents.of(cafe.id, clinic.id);
    lines.stream().filter(Line::reads).forEach(line -> refusals(line, things, callers));
    before = unchanged("What is read", before, contents);
    for (var line : lines) {
      if (line.reads() || line.isAllowedToAll()) continue;
      refusals(line, things, callers);
      before = unchanged(line.toString(), before, contents);
    }
  }

  private void refusals(Line line, Things things, Callers callers) {
    for (var caller : Caller.values())
      if (line.reads() || !may(line, caller)) ask(line, caller, things, callers, false);
  }

  private Map<String, String> unchanged(
      String what, Map<String, String> before, Contents contents) {
    var after = contents.of(cafe.id, clinic.id);
    if (!after.equals(before)) wrong.add(what + " changed " + difference(before, after));
    return after;
  }

  private void permissions(Things things, Callers callers) {
    for (var line : lines)
      for (var caller : Caller.values())
        if (!line.reads() && may(line, caller)) ask(line, caller, things, callers, true);
  }

  private void ask(Line line, Caller caller, Things things, Callers callers, boolean anew) {
    cells++;
    var path = things.fill(line.path(), anew);
    var response = callers.ask(caller, line.method(), path, things.fill(line.fields(), anew));
    if (!line.to(caller).isGivenBy(response, caller == Caller.SCRIPT))
      wrong.add("%s by %s: %s, not %s".formatted(line, caller, response, line.to(caller)));
    for (var word : caller.mustNotRead())
      if (response.body().contains(word))
        wrong.add("%s by %s: shows “%s”".formatted(line, caller, word));
  }

  private static boolean may(Line line, Caller caller) {
    return line.to(caller) instanceof Answer.Done;
  }

  private static List<String> difference(Map<String, String> before, Map<String, String> after) {
    var changed = new HashSet<>(after.entrySet());
    changed.removeAll(before.entrySet());
    return changed.stream().map(Map.Entry::getKey).toList();
  }

  private static List<Line> lines() {
    try {
      return new ClassPathResource("routes.txt", RightsTest.class)
          .getContentAsString(StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Line::parse)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
