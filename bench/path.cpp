// SPDX-License-Identifier: MIT
// The whole path at once: how long from bytes to a published event, and an hour to replay.
//   eupnea_path latency               node sentences at 250 Hz through intake, pipeline and queue
//   eupnea_path record-hour LIBRARY   an hour of the simulated person as a recorded session
#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <string_view>
#include <vector>

#include "base/event_queue.hpp"
#include "drivers/drivers.hpp"
#include "drivers/port_reader.hpp"
#include "drivers/simulator/simulate.hpp"
#include "drivers/wire_encoder.hpp"
#include "library/recorder.hpp"
#include "session/pipeline.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

const Pattern six_a_minute{.inhale = 4s, .exhale = 6s};

struct Chunk {
    Timestamp arrival;
    std::string bytes;
};

std::vector<Chunk> sentences(Seconds length)
{
    const auto recording = simulator::simulate({}, length, six_a_minute);
    ChannelRanges ranges;
    for (const Event& event : recording.events)
        if (const auto* sample = std::get_if<Sample>(&event)) ranges.see(*sample);
    WireEncoder encode{node, ranges};
    std::vector<Chunk> chunks;
    for (const Event& event : recording.events)
        if (auto bytes = encode(event); !bytes.empty())
            chunks.push_back({time_of(event), std::move(bytes)});
    return chunks;
}

/// Each sentence from its bytes until everything it led to stands in both readers' queues.
void latency()
{
    EventQueue screen{1 << 15};
    EventQueue recorder{1 << 16};
    const auto publish = [&](const Event& event) {
        screen.push(event);
        recorder.push(event);
    };
    Pipeline pipeline{publish};
    PortReader intake{"bench", {&node}, [&](const Event& event) {
                          publish(event);
                          pipeline(event);
                      }};
    intake.on_open(std::nullopt, at(0s));

    std::vector<double> microseconds;
    for (const Chunk& chunk : sentences(600s)) {
        const auto* begin = reinterpret_cast<const std::uint8_t*>(chunk.bytes.data());
        const auto before = std::chrono::steady_clock::now();
        intake.on_bytes({begin, chunk.bytes.size()}, chunk.arrival);
        const std::chrono::duration<double, std::micro> took =
            std::chrono::steady_clock::now() - before;
        microseconds.push_back(took.count());
        screen.drain([](const Event&) {});
        recorder.drain([](const Event&) {});
    }
    std::sort(microseconds.begin(), microseconds.end());
    const auto at_share = [&](double share) {
        return microseconds[static_cast<std::size_t>(share *
                                                     static_cast<double>(microseconds.size() - 1))];
    };
    fmt::print("bytes to published events, {} sentences of ecg, ppg and belt at 250/s\n",
               microseconds.size());
    fmt::print("  median {:.1f} us, p99 {:.1f} us, longest {:.1f} us\n", at_share(0.5),
               at_share(0.99), microseconds.back());
}

void record_hour(const char* library)
{
    const auto recording = simulator::simulate({}, 3600s, six_a_minute);
    Recorder recorder{library};
    recorder.on(SessionStart{at(0s), 0, 0s, 3600s, Origin::simulated, "sim"});
    for (const Event& event : recording.events) recorder.on(event);
    recorder.on(SessionEnd{at(3600s)});
    if (const auto notice = recorder.commit()) fmt::print(stderr, "{}\n", notice->text.view());
}

} // namespace

int main(int argc, char** argv)
{
    const std::string_view what = argc > 1 ? argv[1] : "";
    if (what == "latency" && argc == 2) return latency(), 0;
    if (what == "record-hour" && argc == 3) return record_hour(argv[2]), 0;
    fmt::print(stderr, "usage: eupnea_path latency | record-hour LIBRARY\n");
    return 1;
}
