package earshot.web;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Refuses requests whose body is compressed (RFC 9110 section 15.5.16), before the handler that
/// compresses answers: it would unpack them, a thousandfold where somebody means harm, behind every
/// limit that counts what comes over the line.
final class PackedBodies extends Handler.Wrapper {

  private static final String PLAIN = "identity";

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    var encodings = request.getHeaders().getCSV(HttpHeader.CONTENT_ENCODING, false);
    if (encodings.stream().allMatch(PLAIN::equalsIgnoreCase))
      return super.handle(request, response, callback);
    response.getHeaders().put(HttpHeader.ACCEPT_ENCODING, PLAIN);
    Response.writeError(request, response, callback, HttpStatus.UNSUPPORTED_MEDIA_TYPE_415);
    return true;
  }
}
