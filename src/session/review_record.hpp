// SPDX-License-Identifier: MIT
// A finished record to be looked through: its waves, what was found in them, and the edits upon it.
#pragma once

#include <array>
#include <vector>

#include "session/record_edits.hpp"
#include "session/session.hpp"
#include "signal/wave_record.hpp"

namespace eupnea {

struct ReviewRecord {
    Session session; ///< at its end, as it was recorded
    std::array<WaveRecord, channel_count> waves;
    RecordEdits edits;
    std::vector<Edited> log; ///< every edit that was ever made

    const WaveRecord& wave(Channel channel) const
    {
        return waves[static_cast<std::size_t>(channel)];
    }
    Timestamp end() const { return std::max(session.now(), Timestamp{Seconds{1.0}}); }
};

/// Takes every event of a record in its order, those that were found and the edits, too.
class ReviewReader {
public:
    void on(const Event& event);
    ReviewRecord finish() &&;

private:
    Session session_;
    std::array<WaveRecord, channel_count> waves_;
    std::vector<Beat> beats_;
    std::vector<Breath> breaths_;
    std::vector<Edited> log_;
};

} // namespace eupnea
