package earshot.singlesignon;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;

/// An answer of which no more is read than any provider has to say.
record Bounded(ClientHttpResponse answer) implements ClientHttpResponse {

  private static final int LONGEST = 1_000_000;

  @Override
  public InputStream getBody() throws IOException {
    return new FilterInputStream(answer.getBody()) {
      private int left = LONGEST;

      @Override
      public int read() throws IOException {
        count(1);
        return super.read();
      }

      @Override
      public int read(byte[] bytes, int from, int length) throws IOException {
        var read = super.read(bytes, from, length);
        count(read);
        return read;
      }

      private void count(int read) throws IOException {
        left -= read;
        if (left < 0) throw new IOException("The answer is too long");
      }
    };
  }

  @Override
  public HttpStatusCode getStatusCode() throws IOException {
    return answer.getStatusCode();
  }

  @Override
  public String getStatusText() throws IOException {
    return answer.getStatusText();
  }

  @Override
  public HttpHeaders getHeaders() {
    return answer.getHeaders();
  }

  @Override
  public void close() {
    answer.close();
  }
}
