package earshot.database;

import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.StringUtils;

/// Starts the server's own PostgreSQL, where none is named, beside all else that the server's start
/// has to do.
class EmbeddedDatabaseStart
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    var environment = context.getEnvironment();
    if (!StringUtils.hasText(environment.getProperty("spring.datasource.url"))) {
      var settings = Binder.get(environment).bindOrCreate("earshot", DatabaseSettings.class);
      var beans = (DefaultListableBeanFactory) context.getBeanFactory();
      var running = new Running(settings.dataDir());
      beans.registerSingleton("embeddedDatabase", running);
      beans.registerDisposableBean("embeddedDatabase", running);
    }
  }

  /// The start under way. It is stopped last of all, also if the rest of the server cannot start.
  static final class Running implements DisposableBean {

    private final FutureTask<EmbeddedDatabase> start;

    private Running(Path directory) {
      start = new FutureTask<>(() -> EmbeddedDatabase.start(directory));
      Thread.ofPlatform().daemon().name("postgresql").start(start);
    }

    /// The database once it accepts connections.
    EmbeddedDatabase database() throws InterruptedException, ExecutionException {
      return start.get();
    }

    @Override
    public void destroy() throws Exception {
      try {
        database().close();
      } catch (ExecutionException neverStarted) {
        return;
      }
    }
  }
}
