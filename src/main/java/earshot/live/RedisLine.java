package earshot.live;

import earshot.database.CannotStart;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.connection.Message;
import org.springframework.data.redis.connection.MessageListener;
import org.springframework.data.redis.connection.Subscription;
import org.springframework.data.redis.connection.SubscriptionListener;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import redis.clients.jedis.exceptions.JedisDataException;

/// Redis, or Valkey: a channel that nodes publish on and subscribe to. Nothing is kept there.
class RedisLine implements Line {

  private static final Logger LOG = LoggerFactory.getLogger(RedisLine.class);
  private static final String PULSE = "";

  private final StringRedisTemplate redis;
  private final String channel;
  private volatile @Nullable Subscription subscription;

  /// @throws CannotStart if Redis turns this server away; one that is not there may come
  RedisLine(StringRedisTemplate redis, String channel) {
    this.redis = redis;
    this.channel = channel;
    try {
      send(PULSE);
    } catch (RuntimeException away) {
      refuseIfTurnedAway(away);
      LOG.warn(
          "spring.data.redis: Redis does not answer; live updates go by PostgreSQL until it does");
    }
  }

  @Override
  public String name() {
    return "Redis";
  }

  @Override
  public void send(String text) {
    redis.convertAndSend(channel, text);
  }

  /// The read of a subscription ends with a failure after a silence longer than two of these.
  @Scheduled(fixedRateString = "10s")
  void pulse() {
    try {
      if (subscription != null) send(PULSE);
    } catch (RuntimeException away) {
      // whoever listens finds out
    }
  }

  @Override
  public void listen(Runnable begun, Consumer<String> heard) {
    try (var connection = redis.getRequiredConnectionFactory().getConnection()) {
      connection.subscribe(
          new Ear(
              () -> {
                subscription = connection.getSubscription();
                begun.run();
              },
              heard),
          channel.getBytes(StandardCharsets.UTF_8));
    } finally {
      subscription = null;
    }
  }

  @Override
  public void close() {
    var open = subscription;
    try {
      if (open != null) open.unsubscribe();
    } catch (RuntimeException alreadyGone) {
      // there is nothing left to end
    }
  }

  private static void refuseIfTurnedAway(RuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause())
      if (cause instanceof JedisDataException no)
        throw new CannotStart(
            "spring.data.redis.username, .password, .database (SPRING_DATA_REDIS_PASSWORD, …):"
                + " Redis does not take them: "
                + no.getMessage());
  }

  private record Ear(Runnable begun, Consumer<String> heard)
      implements MessageListener, SubscriptionListener {

    @Override
    public void onMessage(Message message, byte @Nullable [] pattern) {
      var text = new String(message.getBody(), StandardCharsets.UTF_8);
      if (!text.equals(PULSE)) heard.accept(text);
    }

    @Override
    public void onChannelSubscribed(byte[] channel, long count) {
      begun.run();
    }
  }
}
