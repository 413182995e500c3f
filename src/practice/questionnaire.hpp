// SPDX-License-Identifier: MIT
// A few questions with their answers, as a file that a therapist can write.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "practice/practice_file.hpp"

namespace eupnea {

struct QuestionnaireItem {
    std::string ask;
    int from = 0; ///< the least number that answers it
    int to = 10;  ///< the greatest
    std::vector<std::string>
        answers; ///< words for the numbers, from the least; empty: numbers alone
};

enum class Scoring : std::uint8_t {
    none = 0, ///< each item stands by itself
    sum,
    mean,
};

/// Answers are a person's own line over time; nothing here says what is much or little.
struct Questionnaire {
    std::string name; ///< of its file, without ".toml"
    std::string title;
    std::string origin;
    std::string licence; ///< that lets it be used
    Scoring scoring = Scoring::none;
    std::vector<QuestionnaireItem> items;
};

/// What the answers come to; nothing where one is missing, or where each stands by itself.
std::optional<double> scored(const Questionnaire& questionnaire,
                             std::span<const std::optional<std::uint8_t>> numbers);

/// The format is explained in docs/plans.md.
///
/// @param path  names the questionnaire and stands in the messages; is not opened
Result<Questionnaire, UserMessages> parse_questionnaire(std::string_view toml,
                                                        const std::filesystem::path& path);
Result<Questionnaire, UserMessages> read_questionnaire(const std::filesystem::path& path);

struct QuestionnaireCatalog {
    std::vector<Questionnaire> questionnaires; ///< by title
    std::vector<UserMessage> messages;         ///< about files that could not be used

    /// Null when there is none of this name.
    const Questionnaire* find(std::string_view name) const;
};
/// Reads every .toml file of these folders; a later folder wins by name, and one that is not there is
/// empty. A wrong file leaves the others as they are.
QuestionnaireCatalog read_questionnaires(std::span<const std::filesystem::path> folders);

/// $XDG_CONFIG_HOME/eupnea/questionnaires, or ~/.config/eupnea/questionnaires.
std::filesystem::path own_questionnaires_folder();

} // namespace eupnea
