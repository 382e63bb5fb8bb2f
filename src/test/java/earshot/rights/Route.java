package earshot.rights;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/// One route of the server.
///
/// @param methods none where it takes all
/// @param fields those a request must have to come there, where others lead elsewhere
record Route(Set<String> methods, String pattern, List<String> fields) {

  /// Programs ask here with keys; ApiRightsTest and ScimTest ask all of it.
  private static final List<String> BY_KEY = List.of("/api/v1/", "/scim/v2/");

  /// All routes of controllers, of ours and of the libraries.
  static List<Route> of(ApplicationContext server) {
    return server.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
        .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
        .flatMap(Route::of)
        .toList();
  }

  private static Stream<Route> of(RequestMappingInfo mapping) {
    var methods = new TreeSet<String>();
    mapping.getMethodsCondition().getMethods().forEach(method -> methods.add(method.name()));
    var fields =
        mapping.getParamsCondition().getExpressions().stream().map(it -> it.getName()).toList();
    return mapping.getPatternValues().stream()
        .filter(pattern -> BY_KEY.stream().noneMatch(pattern::startsWith))
        .map(pattern -> new Route(methods, pattern, fields));
  }

  boolean takes(String method) {
    return methods.isEmpty() || methods.contains(method);
  }

  /// The path without the names of its variables.
  static String shape(String path) {
    return path.replace("/**", "/{}").replaceAll("\\{[^}]*}", "{}");
  }
}
