// SPDX-License-Identifier: MIT
// How well found beats agree with the true ones.
#include "bench/support/beat_score.hpp"

#include <algorithm>
#include <cmath>

#include "base/statistics.hpp"
#include "bench/support/calm_stretches.hpp"

namespace eupnea::bench {
namespace {

constexpr double told_too_late_s = 0.6; // before the end

double ranked_or_zero(const std::vector<double>& values, double rank)
{
    return values.empty() ? 0.0 : ranked(values, rank);
}

double spread(const std::vector<double>& values)
{
    double sum = 0.0;
    double squares = 0.0;
    for (const double x : values) sum += x;
    const double n = static_cast<double>(values.size());
    for (const double x : values) squares += (x - sum / n) * (x - sum / n);
    return values.size() < 2 ? 0.0 : std::sqrt(squares / (n - 1));
}

struct Match {
    double truth;
    double found;
    std::size_t truth_index;
    std::size_t found_index;
};

std::vector<Match> match(const std::vector<double>& truth, const std::vector<double>& found,
                         double tolerance)
{
    std::vector<Match> matches;
    std::size_t f = 0;
    for (std::size_t t = 0; t < truth.size(); ++t) {
        while (f < found.size() && found[f] < truth[t] - tolerance) ++f;
        if (f == found.size()) break;
        while (f + 1 < found.size() &&
               std::abs(found[f + 1] - truth[t]) < std::abs(found[f] - truth[t]))
            ++f;
        if (found[f] > truth[t] + tolerance) continue;
        matches.push_back({truth[t], found[f], t, f});
        ++f;
    }
    return matches;
}

double f1(std::size_t hits, std::size_t truth, std::size_t found)
{
    return 200.0 * static_cast<double>(hits) /
           static_cast<double>(std::max<std::size_t>(1, truth + found));
}

/// The constant shift under which most beats match: coarse search, then the median difference.
double best_shift(const std::vector<double>& truth, const std::vector<double>& found)
{
    double best = 0.0;
    double least = 1e300;
    for (double shift = -6.0; shift <= 6.0; shift += 0.01) {
        std::vector<double> moved = found;
        for (double& t : moved) t -= shift;
        double cost = 0.1 * static_cast<double>(truth.size());
        for (const Match& m : match(truth, moved, 0.1)) cost -= 0.1 - std::abs(m.found - m.truth);
        if (cost < least) {
            least = cost;
            best = shift;
        }
    }
    std::vector<double> moved = found;
    for (double& t : moved) t -= best;
    std::vector<double> differences;
    for (const Match& m : match(truth, moved, 0.15)) differences.push_back(m.found - m.truth);
    return best + ranked_or_zero(differences, 0.5);
}

/// Stretches around uncertain beats, from the certain beat before to the one after.
bool is_scored(const Recording& recording, double time, double from, double until)
{
    if (time < from || time > until) return false;
    for (const double doubt : recording.uncertain_s) {
        const auto next =
            std::upper_bound(recording.beats_s.begin(), recording.beats_s.end(), doubt);
        const double after = next == recording.beats_s.end() ? 1e300 : *next;
        const double before = next == recording.beats_s.begin() ? -1e300 : *std::prev(next);
        if (time > before + 0.2 && time < after - 0.2) return false;
    }
    return true;
}

std::vector<double> scored(const Recording& recording, const std::vector<double>& times,
                           double from, double until)
{
    std::vector<double> kept;
    for (const double t : times)
        if (is_scored(recording, t, from, until)) kept.push_back(t);
    return kept;
}

void count_calm(BeatScore& score, const Recording& recording, const std::vector<double>& truth,
                const std::vector<double>& found, const std::vector<Match>& matches)
{
    const CalmStretches calm{recording};
    std::vector<bool> hit(truth.size());
    std::vector<bool> meant(found.size());
    for (const Match& m : matches) hit[m.truth_index] = meant[m.found_index] = true;
    for (std::size_t i = 0; i < truth.size(); ++i) {
        if (!calm(truth[i] + score.shift_ms / 1000)) continue;
        ++score.calm;
        score.calm_missed += !hit[i];
    }
    for (std::size_t i = 0; i < found.size(); ++i)
        score.calm_extra += !meant[i] && calm(found[i] + score.shift_ms / 1000);
}

} // namespace

BeatScore score_beats(const Recording& recording, const std::vector<double>& found_s)
{
    BeatScore score;
    std::vector<double> found = found_s;
    if (recording.align) {
        const double shift = best_shift(recording.beats_s, found);
        score.shift_ms = 1000 * shift;
        for (double& t : found) t -= shift;
    }
    const double until =
        std::min(recording.beats_s.back() + 0.15, seconds_of(recording.samples.back().time) -
                                                      told_too_late_s - score.shift_ms / 1000);
    const double from =
        std::max(recording.beats_s.front() - 0.15,
                 seconds_of(recording.samples.front().time) - score.shift_ms / 1000);
    const auto truth = scored(recording, recording.beats_s, from, until);
    found = scored(recording, found, from, until);

    const auto near = match(truth, found, 0.15);
    score.beats = truth.size();
    score.missed = truth.size() - near.size();
    score.extra = found.size() - near.size();
    score.f1_50 = f1(match(truth, found, 0.05).size(), truth.size(), found.size());
    score.f1_150 = f1(near.size(), truth.size(), found.size());

    count_calm(score, recording, truth, found, near);

    std::vector<double> differences;
    std::vector<double> errors;
    std::vector<double> absolute;
    for (std::size_t i = 0; i < near.size(); ++i) {
        differences.push_back(1000 * (near[i].found - near[i].truth));
        if (i == 0 || near[i].truth_index != near[i - 1].truth_index + 1 ||
            near[i].found_index != near[i - 1].found_index + 1)
            continue;
        errors.push_back(differences[i] - differences[i - 1]);
        absolute.push_back(std::abs(errors.back()));
    }
    if (!recording.align) score.shift_ms = ranked_or_zero(differences, 0.5);
    score.jitter_ms = spread(differences);
    score.rr_error_ms = ranked_or_zero(absolute, 0.5);
    score.rr_error_95_ms = ranked_or_zero(absolute, 0.95);
    score.rr_error_sd_ms = spread(errors);
    return score;
}

} // namespace eupnea::bench
