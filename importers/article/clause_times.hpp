#pragma once

#include "importers/article/reading.hpp"

#include <cstddef>
#include <optional>

namespace relata::article {

/// When that happens, or will, what a verb tells, by the tree; nothing where the sentence does not
/// say. `ahead`: the verb tells a plan.
///
/// A time belongs to the verb next above it: "opened a mill in Odisha in May", also where it hangs
/// from a name, but not from what happens at that time itself ("welcomed the talks in May"). A verb
/// without a time of its own has that of the verb it is coordinated with ("visited Riga on Monday
/// and met X"), goes along with ("won on Sunday, defeating X") or stands where that leads ("will
/// travel to Riga on Monday, where she is to open a fair"), and that of which it says what was then
/// ("in 2020, when Lithuania granted asylum"). Who says something on Monday says nothing of when it
/// was.
std::optional<Edtf> when_told(
    std::size_t verb, bool ahead, const Sentence& sentence, const Reading& reading
);

/// "The board meets on Tuesday", "opens in May": a verb of the present, which with a day or a month
/// tells what is to come.
bool is_in_present(std::size_t verb, const Sentence& sentence);

}  // namespace relata::article
