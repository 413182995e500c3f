// SPDX-License-Identifier: MIT
// Our own time for one frame of each screen: the draw lists, without a window.
#include <benchmark/benchmark.h>

#include "tests/staged_session.hpp"
#include "tests/ui_sheet.hpp"

using namespace eupnea;

namespace {

void draw(benchmark::State& state, const Stage& stage, Seconds shown)
{
    const Session session = StagedSession{stage}.upto(at(stage.ended ? Seconds{1e9} : shown));
    Sheet sheet{{}, {.device = Word{"/dev/ttyACM0"}}, {}, 1920.0f, 1080.0f};
    double now = shown.count();
    for (auto _ : state) {
        sheet.draw(session, at(Seconds{now}));
        now += 1e-4;
    }
    state.counters["triangles"] = ImGui::GetDrawData()->TotalIdxCount / 3;
}

void begin_screen(benchmark::State& state)
{
    draw(state, {.length = Seconds{40}, .begun = false}, Seconds{39.5});
}
void practice_screen(benchmark::State& state)
{
    draw(state, {.length = Seconds{120}}, Seconds{119.5});
}
void practice_screen_uncertain(benchmark::State& state)
{
    draw(state, {.length = Seconds{62}}, Seconds{61.5});
}
void after_screen_of_20_minutes(benchmark::State& state)
{
    draw(state, {.length = Seconds{1200}, .ended = true}, Seconds{1201});
}

} // namespace

BENCHMARK(begin_screen)->Unit(benchmark::kMicrosecond);
BENCHMARK(practice_screen)->Unit(benchmark::kMicrosecond);
BENCHMARK(practice_screen_uncertain)->Unit(benchmark::kMicrosecond);
BENCHMARK(after_screen_of_20_minutes)->Unit(benchmark::kMicrosecond);
BENCHMARK_MAIN();
