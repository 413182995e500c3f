// SPDX-License-Identifier: MIT
#include "measures/glossary.hpp"

#include <algorithm>
#include <string>

#include "catch.hpp"
#include "heart/hrv/hrv_report.hpp"

using namespace eupnea;

namespace {

std::string lower(std::string_view text)
{
    std::string low{text};
    std::transform(low.begin(), low.end(), low.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return low;
}

bool has_word(const std::string& text, const std::string& word)
{
    const auto is_letter = [&](std::size_t i) {
        return i < text.size() && std::isalpha(static_cast<unsigned char>(text[i]));
    };
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1))
        if ((at == 0 || !is_letter(at - 1)) && !is_letter(at + word.size())) return true;
    return false;
}

bool has_key(std::string_view key)
{
    const auto all = glossary();
    return std::any_of(all.begin(), all.end(), [&](const Term& term) { return term.key == key; });
}

} // namespace

TEST_CASE("glossary: every HRV measure in files has an entry under the same name")
{
    for (const auto& [name, measure] : hrv_fields) {
        CAPTURE(std::string{name});
        CHECK(has_key(name));
    }
}

TEST_CASE("glossary: every gauge of the live state has an entry")
{
    for (const char* key : {"heart_rate_bpm",
                            "rmssd_ms",
                            "breath_rate_per_min",
                            "breath_ratio",
                            "hr_swing",
                            "hr_turn",
                            "smoothness",
                            "coherence",
                            "phase_deg",
                            "phase_locking",
                            "calm",
                            "calm_index",
                            "calm_heart_rate",
                            "calm_breath_rate",
                            "calm_regularity",
                            "calm_swing",
                            "calm_rmssd",
                            "calm_confidence",
                            "resonance",
                            "comfort",
                            "adherence",
                            "corrected_percent"}) {
        CAPTURE(key);
        CHECK(has_key(key));
    }
}

TEST_CASE("glossary: says what a number means and is not, in one sentence each, with a source")
{
    for (const Term& term : glossary()) {
        CAPTURE(std::string{term.key});
        CHECK(term.means.ends_with('.'));
        CHECK(term.is_not.starts_with("Not "));
        CHECK(term.is_not.ends_with('.'));
        CHECK_FALSE(term.source.empty());
        CHECK(term.means.size() < 120);
        CHECK(term.is_not.size() < 120);
    }
}

TEST_CASE("glossary: no word that judges a person")
{
    for (const Term& term : glossary()) {
        CAPTURE(std::string{term.key});
        const std::string text =
            lower(term.name) + " " + lower(term.means) + " " + lower(term.is_not);
        for (const char* word : {"fail", "fails", "failed", "bad", "score", "stress level"})
            CHECK_FALSE(has_word(text, word));
    }
}

TEST_CASE("glossary: a term is found by key or name, however it is typed")
{
    CHECK(find_term("rmssd_ms")->name == "RMSSD");
    CHECK(find_term("RMSSD")->key == "rmssd_ms");
    CHECK(find_term("Heart-Rate Swing")->key == "hr_swing");
    CHECK(find_term("lf/hf")->key == "lf_hf");
    CHECK_FALSE(find_term("horoscope"));
    CHECK_FALSE(find_term(""));
}
