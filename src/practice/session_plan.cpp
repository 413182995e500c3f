// SPDX-License-Identifier: MIT
#include "practice/session_plan.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace eupnea {

namespace {

constexpr std::size_t most_steps = 200; ///< a StepBegan counts to 255

/// At another speed; a voice is found from anywhere.
PracticeStep stretched(PracticeStep step, double scale, const std::filesystem::path& folder)
{
    step.length *= scale;
    for (PracticePrompt& prompt : step.prompts) prompt.time *= scale;
    if (!step.narration.empty()) step.narration = (folder / step.narration).string();
    return step;
}

class Making {
public:
    Making(const SessionPlan& plan, const PlanParts& parts) : plan_(plan), parts_(parts) {}

    Result<Practice, UserMessages> practice()
    {
        Practice made;
        made.name = plan_.name;
        made.title = plan_.title;
        made.purpose = plan_.purpose;
        made.origin = plan_.origin;
        made.order = plan_.order;
        made.cautions = plan_.cautions;
        made.questions = plan_.questions;
        for (const PlanBlock& block : plan_.blocks) add(block, made.steps);
        if (made.steps.size() > most_steps)
            complain(1, fmt::format("the plan comes to {} steps; {} are the most.",
                                    made.steps.size(), most_steps));
        made.shortest = made.length();
        if (!messages_.empty()) return fail(std::move(messages_));
        return made;
    }

private:
    void add(const PlanBlock& block, std::vector<PracticeStep>& steps)
    {
        for (const std::string& name : block.step.asks)
            if (!parts_.questionnaires.find(name))
                complain(block.line, fmt::format("no questionnaire is called \"{}\".", name));
        if (block.practice.empty()) return steps.push_back(block.step);
        if (const Practice* practice = parts_.practices.find(block.practice))
            return add(block, *practice, steps);
        complain(block.line, fmt::format("no practice is called \"{}\"; \"eupnea practices\" lists "
                                         "them.",
                                         block.practice));
    }

    void add(const PlanBlock& block, const Practice& practice, std::vector<PracticeStep>& steps)
    {
        const bool whole = block.practice_step.empty();
        const auto step =
            std::ranges::find(practice.steps, block.practice_step, &PracticeStep::title);
        if (!whole && step == practice.steps.end())
            return complain(block.line, fmt::format("\"{}\" has no step \"{}\".", practice.name,
                                                    block.practice_step));
        const Seconds written = whole ? practice.length() : step->length;
        const Seconds wanted = block.step.length > Seconds{0.0} ? block.step.length : written;
        if (whole && wanted < practice.shortest)
            complain(block.line, fmt::format("\"{}\" takes {:g} minutes at least.", practice.name,
                                             practice.shortest.count() / 60.0));
        const auto put = [&](const PracticeStep& one) {
            steps.push_back(stretched(one, wanted / written, practice.folder));
        };
        if (whole)
            std::ranges::for_each(practice.steps, put);
        else
            put(*step);
        steps.back().end = block.step.end;
    }

    void complain(std::size_t line, std::string_view sentence)
    {
        messages_.push_back({fmt::format("{}.toml, line {}: {}", plan_.name, line, sentence)});
    }

    const SessionPlan& plan_;
    const PlanParts& parts_;
    UserMessages messages_;
};

} // namespace

Result<Practice, UserMessages> practice_of(const SessionPlan& plan, const PlanParts& parts)
{
    return Making{plan, parts}.practice();
}

} // namespace eupnea
