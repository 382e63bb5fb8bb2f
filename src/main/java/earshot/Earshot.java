package earshot;

import earshot.launch.Launch;
import earshot.launch.Training;
import earshot.web.ServerSettings;
import java.io.IOException;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/// Starts the server.
@SpringBootApplication
@EnableConfigurationProperties(ServerSettings.class)
public class Earshot {

  static void main(String[] args) throws IOException, InterruptedException {
    switch (args.length > 0 ? args[0] : "") {
      case "doctor" -> System.exit(DoctorLine.run(args));
      case "train" -> System.exit(Training.run());
      default -> {
        Launch.withCache();
        SpringApplication.run(Earshot.class, args);
      }
    }
  }

  /// The time of everything that is stored or scheduled.
  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
