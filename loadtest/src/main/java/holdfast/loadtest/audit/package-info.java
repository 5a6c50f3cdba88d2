/**
 * What a server has promised by its answers, and whether it keeps it after a crash: an answered
 * grant, confirmation or release is found again, an unanswered one has happened wholly or not at
 * all, and the numbers of each SKU are the sum of both. Pure, like the history.
 */
@NullMarked
package holdfast.loadtest.audit;

import org.jspecify.annotations.NullMarked;
