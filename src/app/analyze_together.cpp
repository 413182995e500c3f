// SPDX-License-Identifier: MIT
#include "app/analyze_together.hpp"

#include <fmt/format.h>

#include "analysis/together_report.hpp"
#include "app/failure.hpp"
#include "app/progress_bar.hpp"
#include "app/recorded_events.hpp"
#include "session/pipeline.hpp"

namespace eupnea::app {

namespace {

BodyRecord body_of(RecordedEvents& events, const std::string& input)
{
    BodyRecord body;
    std::size_t samples = 0;
    Pipeline pipeline{[&](const Event& found) { body.on(found); }};
    ProgressBar bar;
    for (std::size_t count = 0;; ++count) {
        const auto event = events.next();
        if (!event) break;
        samples += std::holds_alternative<Sample>(*event);
        body.on(*event);
        pipeline(*event);
        if (count % 4096 == 0) bar.show(events.progress());
    }
    pipeline.finish();
    if (samples == 0) throw Failure(fmt::format("{} holds no sample that could be used.", input));
    return body;
}

} // namespace

std::string analyze_together(const TwoRecordings& recordings)
{
    TogetherRequest request{{}, recordings.who_first};
    std::array<BodyRecord, 2> bodies;
    for (std::size_t i = 0; i < bodies.size(); ++i) {
        RecordedEvents events =
            open_recorded(recordings.inputs[i], recordings.import, recordings.library);
        request.titles[i] = events.source.title;
        bodies[i] = body_of(events, recordings.inputs[i]);
    }
    const Togetherness found = togetherness(bodies[0], bodies[1]);
    return recordings.as_json ? together_json(found, request) : together_text(found, request);
}

} // namespace eupnea::app
