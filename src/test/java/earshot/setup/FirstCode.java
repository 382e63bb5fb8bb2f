package earshot.setup;

import org.springframework.context.ApplicationContext;

/// The code of the first run, as the start prints it.
public final class FirstCode {

  private FirstCode() {}

  public static String of(ApplicationContext server) {
    return server.getBean(FirstRun.class).newCode();
  }
}
