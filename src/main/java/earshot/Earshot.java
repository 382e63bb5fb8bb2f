package earshot;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// Starts the server.
@SpringBootApplication
public class Earshot {

  static void main(String[] args) {
    SpringApplication.run(Earshot.class, args);
  }
}
