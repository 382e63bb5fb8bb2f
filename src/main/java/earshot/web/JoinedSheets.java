package earshot.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.ResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;

/// The style sheets of a page as one file, `css/tokens+base+layout.css`: a browser paints nothing
/// before it has them all, and a phone far away waits for each round trip.
class JoinedSheets implements ResourceResolver {

  private static final Pattern NAMES = Pattern.compile("css/([a-z-]+(?:\\+[a-z-]+){1,15})\\.css");

  @Override
  public @Nullable Resource resolveResource(
      @Nullable HttpServletRequest request,
      String path,
      List<? extends Resource> locations,
      ResourceResolverChain chain) {
    var names = NAMES.matcher(path);
    if (!names.matches()) return chain.resolveResource(request, path, locations);
    var joined = new ByteArrayOutputStream();
    for (var name : names.group(1).split("\\+")) {
      var sheet = chain.resolveResource(request, "css/" + name + ".css", locations);
      if (sheet == null) return null;
      joined.writeBytes(bytes(sheet));
    }
    return new Sheet(joined.toByteArray());
  }

  @Override
  public @Nullable String resolveUrlPath(
      String path, List<? extends Resource> locations, ResourceResolverChain chain) {
    return chain.resolveUrlPath(path, locations);
  }

  private static byte[] bytes(Resource sheet) {
    try {
      return sheet.getContentAsByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Sheet extends ByteArrayResource {

    Sheet(byte[] content) {
      super(content);
    }

    /// Tells its type.
    @Override
    public String getFilename() {
      return "joined.css";
    }

    /// None: its address changes when it does.
    @Override
    public long lastModified() {
      return -1;
    }
  }
}
