package earshot.database;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param dataDir where the server keeps its own PostgreSQL, used without `spring.datasource.url`
@ConfigurationProperties("earshot")
record DatabaseSettings(@DefaultValue("./data") Path dataDir) {}
