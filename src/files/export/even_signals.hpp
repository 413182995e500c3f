// SPDX-License-Identifier: MIT
// The signals of a recording on even grids, as files want them that know a rate and no times.
#pragma once

#include <cmath>
#include <limits>
#include <map>
#include <vector>

#include "base/event.hpp"

namespace eupnea {

struct EvenSignal {
    Channel channel;
    SampleRate rate;
    std::vector<double> values; ///< one each 1 / rate from the session's start; NaN: not measured

    bool measured(std::size_t i) const { return i < values.size() && !std::isnan(values[i]); }
};

enum class Rates : std::uint8_t {
    own = 0, ///< as the sensor states it
    whole,   ///< the next whole number of samples a second
};

/// Between two samples the line from one to the other; a sample that lies on the grid keeps its value.
/// Two samples more than 0.1 s and 1.5 samples apart have a hole between them. Eight bytes a sample.
class EvenSignals {
public:
    explicit EvenSignals(Rates rates) : rates_(rates) {}

    /// Takes Stream and Sample; channels of single events (intervals, contact, battery) are left out.
    void on(const Event& event);

    /// In the order of their channels; those without a sample are not there.
    std::vector<EvenSignal> finish();

private:
    struct Line {
        EvenSignal signal;
        std::optional<Sample> before{};
    };
    static void add(Line& line, const Sample& sample);
    static void finish(Line& line);

    Rates rates_;
    std::map<Channel, Line> lines_;
};

} // namespace eupnea
