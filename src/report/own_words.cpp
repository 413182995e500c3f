// SPDX-License-Identifier: MIT
#include "report/own_words.hpp"

#include <fmt/format.h>

#include "report/dates.hpp"

namespace eupnea::report {

namespace {

std::string_view moment_words(CheckMoment moment)
{
    return moment == CheckMoment::before  ? "before"
           : moment == CheckMoment::after ? "after"
                                          : "during";
}

} // namespace

std::vector<OwnWords> own_words(const SessionRecord& record, const RecordNotes& notes)
{
    std::vector<OwnWords> words;
    for (const CheckMoment moment : {CheckMoment::before, CheckMoment::during, CheckMoment::after})
        for (const Answer& answer : record.session().answers())
            if (answer.moment == moment && !answer.words.empty())
                words.push_back(
                    {fmt::format("{}, {}", moment_words(moment), word_for(answer.question)),
                     std::string{answer.words.view()}});
    for (const Mark& mark : record.session().marks())
        if (!mark.text.empty())
            words.push_back(
                {"at " + clock_text(mark.time.time_since_epoch()), std::string{mark.text.view()}});
    for (const JournalEntry& entry : notes.journal)
        words.push_back({entry.prompt.empty() ? "journal" : entry.prompt, entry.text});
    return words;
}

} // namespace eupnea::report
