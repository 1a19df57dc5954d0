package io.trueup.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.trueup.money.Amount;
import io.trueup.money.Count;
import io.trueup.money.Credits;
import io.trueup.money.Money;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/** The program's JSON mapper: amounts as {@code "12.34 USD"}, decimals never as binary floats, times as text. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(amounts())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .changeDefaultVisibility(visibility -> visibility
                    .withGetterVisibility(Visibility.NONE)
                    .withIsGetterVisibility(Visibility.NONE)
                    .withFieldVisibility(Visibility.ANY))
            .build();

    private Json() {}

    public static JsonMapper mapper() {
        return MAPPER;
    }

    private static SimpleModule amounts() {
        return new SimpleModule()
                .addSerializer(Amount.class, ToStringSerializer.instance)
                .addSerializer(Money.class, ToStringSerializer.instance)
                .addSerializer(Credits.class, ToStringSerializer.instance)
                .addSerializer(Count.class, ToStringSerializer.instance)
                .addDeserializer(Amount.class, new AmountDeserializer<>(Amount.class))
                .addDeserializer(Money.class, new AmountDeserializer<>(Money.class))
                .addDeserializer(Credits.class, new AmountDeserializer<>(Credits.class));
    }

    private static final class AmountDeserializer<A extends Amount> extends ValueDeserializer<A> {
        private final Class<A> type;

        AmountDeserializer(Class<A> type) {
            this.type = type;
        }

        @Override
        public A deserialize(JsonParser parser, DeserializationContext context) {
            return type.cast(Amount.parse(parser.getString()));
        }
    }
}
