package earshot.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Style sheets and scripts under an address that changes with their content, so that browsers keep
/// them for good and still see a new version at once. Scripts that import each other do so by
/// relative paths, and so stay within one version; those of a page of the staff are one file, which
/// the build makes.
@Configuration(proxyBeanMethods = false)
public class Assets implements WebMvcConfigurer {

  private static final String VERSION = version();
  private static final CacheControl FOR_GOOD =
      CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

  /// The address of a file of `static/`, e.g. of `css/base.css`.
  public static String url(String file) {
    return "/assets/" + VERSION + "/" + file;
  }

  /// The address of style sheets of `static/css` as one, in that order, e.g. of `base` and
  /// `layout`.
  public static String sheets(List<String> names) {
    return url("css/" + String.join("+", names) + ".css");
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/assets/" + VERSION + "/**")
        .addResourceLocations("classpath:/static/")
        .setCacheControl(FOR_GOOD)
        .resourceChain(false)
        .addResolver(new JoinedSheets());
    registry
        .addResourceHandler("/assets/{version:[0-9a-f]+}/**")
        .addResourceLocations("classpath:/static/")
        .setCacheControl(CacheControl.noStore())
        .resourceChain(false)
        .addResolver(new OtherVersion())
        .addResolver(new JoinedSheets());
    registry
        .addResourceHandler("/webjars/**")
        .addResourceLocations("classpath:/META-INF/resources/webjars/")
        .setCacheControl(FOR_GOOD);
    registry
        .addResourceHandler("/_static/**")
        .addResourceLocations("classpath:/META-INF/resources/_static/")
        .setCacheControl(FOR_GOOD);
  }

  private static String version() {
    var sum = new CRC32();
    files("css", "js").forEach(file -> sum.update(bytes(file)));
    return Long.toHexString(sum.getValue());
  }

  private static List<Resource> files(String... folders) {
    var resolver = new PathMatchingResourcePatternResolver();
    return Stream.of(folders)
        .flatMap(folder -> Stream.of(find(resolver, "classpath:/static/" + folder + "/*")))
        .sorted(Comparator.comparing(file -> String.valueOf(file.getFilename())))
        .toList();
  }

  private static Resource[] find(PathMatchingResourcePatternResolver resolver, String pattern) {
    try {
      return resolver.getResources(pattern);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(Resource file) {
    try {
      return file.getContentAsByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
