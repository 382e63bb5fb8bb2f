package earshot.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.ResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;

/// Style sheets and scripts under the address of another version. While nodes are replaced one
/// after the other, a page of one version may ask a node of the other: what that has mostly fits,
/// and is better than none. A proxy that asks all nodes for the very version says so first.
class OtherVersion implements ResourceResolver {

  private static final String HEADER = "Earshot-Assets";

  @Override
  public @Nullable Resource resolveResource(
      @Nullable HttpServletRequest request,
      String path,
      List<? extends Resource> locations,
      ResourceResolverChain chain) {
    if (request != null && "own".equals(request.getHeader(HEADER))) return null;
    return chain.resolveResource(request, path.substring(path.indexOf('/') + 1), locations);
  }

  @Override
  public @Nullable String resolveUrlPath(
      String path, List<? extends Resource> locations, ResourceResolverChain chain) {
    return chain.resolveUrlPath(path, locations);
  }
}
