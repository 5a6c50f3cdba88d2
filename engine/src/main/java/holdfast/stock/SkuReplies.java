package holdfast.stock;

import java.util.List;

/** What a {@link SkuEntity} replies to several commands, in their order. */
public record SkuReplies(List<SkuReply> replies) {}
