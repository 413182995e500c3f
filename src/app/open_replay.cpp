// SPDX-License-Identifier: MIT
#include "app/open_replay.hpp"

#include "app/recorded_events.hpp"
#include "app/whole_session.hpp"
#include "library/packed_recording.hpp"

namespace eupnea::app {

std::unique_ptr<Replay> open_replay(const std::string& recording,
                                    const std::filesystem::path& library)
{
    const SessionStart start{Timestamp{}, 0, 0s, 0s, Origin::replayed, Word{recording}};
    WholeSession events{open_recorded(recording, {}, library).next, start};
    const auto packed = std::make_shared<PackedRecording>();
    while (const auto event = events()) packed->add(*event);
    return std::make_unique<Replay>(
        RecordedInputs{[packed] { return packed->next(); }, [packed] { return packed->place(); },
                       [packed](const RecordPlace& place) { packed->go_to(place); }});
}

} // namespace eupnea::app
