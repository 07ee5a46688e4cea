@org.jspecify.annotations.NullMarked
package org.nailbed;
