// SPDX-License-Identifier: MIT
#include "sound/practice_sound.hpp"

#include <numbers>

#include "catch.hpp"
#include "practice/practice_file.hpp"
#include "sound/sound_file.hpp"
#include "temporary_folder.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

constexpr double rate = sound_rate.per_second;

/// All of a practice's sound at once.
std::vector<float> render(const PracticeTimeline& timeline, const SoundSettings& settings,
                          std::vector<Voice> voices = {})
{
    std::vector<float> samples;
    eupnea::render(timeline, settings, std::move(voices), [&](std::span<const float> some) {
        samples.insert(samples.end(), some.begin(), some.end());
        return true;
    });
    return samples;
}

bool write_sound(const std::filesystem::path& path, std::span<const float> samples)
{
    auto file = SoundWriter::create(path);
    return file && file->write(samples) && file->finish();
}

Practice guided(Pattern pattern, Seconds length)
{
    PracticeStep quiet;
    quiet.title = "Quiet";
    quiet.length = 10s;
    PracticeStep breathing;
    breathing.title = "Breathing";
    breathing.length = length;
    breathing.guide = Guide::pattern;
    breathing.pattern = pattern;
    Practice practice;
    practice.steps = {quiet, breathing};
    return practice;
}

std::span<const float> stretch(const std::vector<float>& samples, Seconds from, Seconds until)
{
    const auto begin = static_cast<std::size_t>(from.count() * rate);
    const auto end = static_cast<std::size_t>(until.count() * rate);
    return std::span{samples}.subspan(begin, end - begin);
}

/// Amplitude of one frequency in a stretch (Goertzel's sum, written out).
double amplitude_of(Hertz pitch, std::span<const float> samples)
{
    double real = 0.0;
    double imaginary = 0.0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double angle = 2.0 * std::numbers::pi * pitch.value * static_cast<double>(i) / rate;
        real += static_cast<double>(samples[i]) * std::cos(angle);
        imaginary += static_cast<double>(samples[i]) * std::sin(angle);
    }
    return 2.0 * std::hypot(real, imaginary) / static_cast<double>(samples.size());
}

double loudest(std::span<const float> samples)
{
    double most = 0.0;
    for (const float sample : samples) most = std::max(most, std::abs(static_cast<double>(sample)));
    return most;
}

double largest_jump(std::span<const float> samples)
{
    double most = 0.0;
    for (std::size_t i = 1; i < samples.size(); ++i)
        most = std::max(most, std::abs(static_cast<double>(samples[i] - samples[i - 1])));
    return most;
}

/// When the loudness of 2 ms first rises above 1 % of full after `from`.
Seconds onset_after(const std::vector<float>& samples, Seconds from)
{
    for (Seconds t = from; t < from + 8s; t += 1ms)
        if (loudest(stretch(samples, t, t + 2ms)) > 0.01) return t;
    return Seconds{-1.0};
}

constexpr SoundSettings pure_and_full{.volume = 1.0, .timbre = Timbre::pure};

/// A tone of 1000 Hz.
Voice whistle(double seconds, double amplitude)
{
    Voice voice(static_cast<std::size_t>(seconds * rate));
    for (std::size_t i = 0; i < voice.size(); ++i)
        voice[i] = static_cast<float>(
            amplitude * std::sin(2.0 * std::numbers::pi * 1000.0 * static_cast<double>(i) / rate));
    return voice;
}

} // namespace

TEST_CASE("sound: the inhale and the exhale have each their own pitch, and a hold is silent")
{
    const Pattern box{4s, 4s, 4s, 4s};
    const auto samples = render({guided(box, 32s), 0s}, pure_and_full);
    const auto in = stretch(samples, 27s, 29s); // the second breath; the bell has rung out
    const auto out = stretch(samples, 35s, 37s);
    CHECK(amplitude_of(inhale_pitch, in) > 0.2);
    CHECK(amplitude_of(exhale_pitch, in) < 0.01);
    CHECK(amplitude_of(exhale_pitch, out) > 0.15);
    CHECK(amplitude_of(inhale_pitch, out) < 0.01);
    CHECK(loudest(stretch(samples, 30.05s, 33.95s)) == 0.0);
}

TEST_CASE("sound: one hears how far along the breath is: the inhale swells, the exhale fades")
{
    const auto samples = render({guided({4s, 0s, 6s, 0s}, 60s), 0s}, pure_and_full);
    const auto inhale_at = [&](Seconds t) {
        return amplitude_of(inhale_pitch, stretch(samples, t, t + 200ms));
    };
    const auto exhale_at = [&](Seconds t) {
        return amplitude_of(exhale_pitch, stretch(samples, t, t + 200ms));
    };
    CHECK(inhale_at(20.5s) < inhale_at(22s));
    CHECK(inhale_at(22s) < inhale_at(23.5s));
    CHECK(exhale_at(24.5s) > exhale_at(27s));
    CHECK(exhale_at(27s) > exhale_at(29.5s));
}

TEST_CASE("sound: each breath's tone begins within 20 ms of the guide")
{
    const Pattern box{4s, 2s, 4s, 2s};
    const auto samples = render({guided(box, 60s), 0s}, pure_and_full);
    for (int breath = 1; breath < 5; ++breath) {
        const Seconds inhale = 10s + box.cycle() * breath;
        CHECK(std::abs((onset_after(samples, inhale - 500ms) - inhale).count()) < 0.02);
        const Seconds exhale = inhale + 6s;
        CHECK(std::abs((onset_after(samples, exhale - 500ms) - exhale).count()) < 0.02);
    }
}

TEST_CASE("sound: a bell rings at the start, at each step and at the end")
{
    const auto samples = render({guided({4s, 0s, 6s, 0s}, 60s), 0s}, pure_and_full);
    const Hertz bell_pitch{523.25};
    for (const Seconds time : {0s, 10s, 70s}) {
        CHECK(amplitude_of(bell_pitch, stretch(samples, time + 20ms, time + 220ms)) > 0.08);
    }
    CHECK(loudest(stretch(samples, 6s, 9.9s)) == 0.0);
    CHECK(amplitude_of(bell_pitch, stretch(samples, 40s, 40.2s)) < 0.01);
}

TEST_CASE("sound: it never clips and never jumps, also at full volume and in every timbre")
{
    for (const Timbre timbre : {Timbre::pure, Timbre::soft, Timbre::warm}) {
        const auto samples =
            render({guided({1s, 0s, 3s, 0s}, 20s), 0s}, {.volume = 1.0, .timbre = timbre});
        CHECK(loudest(samples) <= 1.0);
        CHECK(loudest(samples) > 0.3);
        CHECK(largest_jump(samples) < 0.06);
    }
}

TEST_CASE("sound: a change of rate that arrives late makes no click, and neither does a stop")
{
    SoundRenderer renderer{pure_and_full};
    renderer.on(PacerChange{at(0s), {4s, 0s, 6s, 0s}, true});
    std::vector<float> samples(static_cast<std::size_t>(20 * rate));
    const std::size_t block = 960;
    for (std::size_t i = 0; i + block <= samples.size(); i += block) {
        const Timestamp now = at(Seconds{static_cast<double>(i) / rate});
        if (i == 100 * block) renderer.on(PacerChange{now - 70ms, {3s, 2s, 4s, 0s}, true});
        if (i == 400 * block) renderer.on(PacerChange{now - 70ms, {6s, 0s, 9s, 0s}, true});
        if (i == 700 * block) renderer.on(PacerChange{now - 70ms, {6s, 0s, 9s, 0s}, false});
        renderer.render(now, std::span{samples}.subspan(i, block));
    }
    CHECK(largest_jump(samples) < 0.03); // a full 220 Hz tone moves 0.0115 a sample
    CHECK(loudest(stretch(samples, 14.1s, 19.9s)) == 0.0);
}

TEST_CASE("sound: a block that was never asked for shifts nothing")
{
    const auto begin = [](SoundRenderer& renderer) {
        renderer.on(PacerChange{at(0s), {4s, 0s, 6s, 0s}, true});
    };
    SoundRenderer steady{pure_and_full};
    SoundRenderer stumbling{pure_and_full};
    begin(steady);
    begin(stumbling);
    std::vector<float> a(960);
    std::vector<float> b(960);
    for (int i = 0; i < 100; ++i) {
        steady.render(at(i * 20ms), a);
        if (i < 20 || i > 60) stumbling.render(at(i * 20ms), b);
    }
    CHECK(a == b);
}

TEST_CASE("sound: half the volume is half as loud, and none is silence")
{
    const PracticeTimeline timeline{guided({4s, 0s, 6s, 0s}, 20s), 0s};
    const double full = loudest(render(timeline, {.volume = 1.0}));
    CHECK(loudest(render(timeline, {.volume = 0.5})) == Approx(full / 2).epsilon(0.001));
    CHECK(loudest(render(timeline, {.volume = 0.0})) == 0.0);
}

TEST_CASE("sound: a recorded voice is heard and the tones make room for it")
{
    Voice voice(static_cast<std::size_t>(4 * rate));
    for (std::size_t i = 0; i < voice.size(); ++i)
        voice[i] = static_cast<float>(
            std::sin(2.0 * std::numbers::pi * 1000.0 * static_cast<double>(i) / rate));
    const PracticeTimeline timeline{guided({8s, 0s, 8s, 0s}, 32s), 0s};
    const auto plain = render(timeline, pure_and_full);
    const auto spoken = render(timeline, pure_and_full, {{}, voice});
    CHECK(amplitude_of({1000.0}, stretch(spoken, 11s, 13s)) == Approx(0.6).margin(0.01));
    CHECK(amplitude_of(inhale_pitch, stretch(spoken, 12s, 13s)) <
          0.3 * amplitude_of(inhale_pitch, stretch(plain, 12s, 13s)));
    CHECK(amplitude_of(inhale_pitch, stretch(spoken, 16s, 17s)) ==
          Approx(amplitude_of(inhale_pitch, stretch(plain, 16s, 17s))).epsilon(0.01));
    CHECK(loudest(spoken) <= 1.0);
}

TEST_CASE("sound: the body's own sound rises with the breath, without a jump")
{
    SoundRenderer renderer{{.kind = SoundKind::body, .volume = 1.0, .timbre = Timbre::pure}};
    std::vector<float> empty(48'000);
    std::vector<float> full(48'000);
    renderer.on(BreathWave{at(0s), 0.0f, BreathPhase::exhale});
    renderer.render(at(0s), empty);
    renderer.render(at(1s), empty);
    renderer.on(BreathWave{at(2s), 1.0f, BreathPhase::inhale});
    renderer.render(at(2s), full);
    CHECK(largest_jump(full) < 0.03);
    renderer.render(at(3s), full);
    CHECK(amplitude_of(exhale_pitch, empty) > 0.2);
    CHECK(amplitude_of({exhale_pitch.value * std::exp2(7.0 / 12.0)}, full) > 0.2);
}

TEST_CASE("sound: what is written to a file is read back, at any rate and with a sentence if not")
{
    const TemporaryFolder folder;
    Voice voice(4800);
    for (std::size_t i = 0; i < voice.size(); ++i)
        voice[i] = 0.5f * std::sin(static_cast<float>(i) * 0.05f);
    for (const char* name : {"voice.wav", "voice.flac"}) {
        REQUIRE(write_sound(folder.path(name), voice));
        const auto read = read_voice(folder.path(name));
        REQUIRE(read);
        REQUIRE(read->size() == voice.size());
        CHECK((*read)[100] == Approx(voice[100]).margin(0.0001));
    }
    folder.write("not.wav", "no sound at all");
    REQUIRE_FALSE(read_voice(folder.path("not.wav")));
    CHECK(read_voice(folder.path("not.wav")).error().sentence.find("not.wav") != std::string::npos);
}

TEST_CASE("sound: minutes of it go into an OGG file and come back as long and as loud")
{
    const TemporaryFolder folder;
    const Voice voice = whistle(180, 0.5);
    REQUIRE(write_sound(folder.path("voice.ogg"), voice));
    const auto read = read_voice(folder.path("voice.ogg"));
    REQUIRE(read);
    CHECK(read->size() == voice.size());
    CHECK(amplitude_of({1000.0}, stretch(*read, 170s, 171s)) == Approx(0.5).epsilon(0.05));
}

TEST_CASE(
    "sound: a practice speaks with the OGG file beside it, and names the line of one that is not")
{
    const TemporaryFolder folder;
    const Voice voice = whistle(4, 0.9);
    REQUIRE(write_sound(folder.path("here.ogg"), voice));
    const auto file = folder.write("spoken.toml", R"(title = "Spoken"
purpose = "A voice."
origin = "An example"
[[step]]
title = "Here"
minutes = 1
breathing = "free"
eyes = "closed"
narration = "here.ogg"
[[step]]
title = "There"
minutes = 1
breathing = "free"
narration = "there.ogg"
)");
    const auto practice = read_practice(file);
    REQUIRE(practice);
    Voices voices = voices_of(*practice);
    REQUIRE(voices.messages.size() == 1);
    CHECK(voices.messages[0].sentence.starts_with("spoken.toml, line 14: The voice "));
    const auto heard =
        render(PracticeTimeline{*practice, 0s}, pure_and_full, std::move(voices.voices));
    CHECK(loudest(stretch(heard, 50s, 55s)) == 0.0);
    const double spoken = amplitude_of({1000.0}, stretch(heard, 3s, 4s));
    CHECK(spoken > 0.4);
}

TEST_CASE("sound: a voice that breaks off is heard as far as it goes, an empty one is named")
{
    const TemporaryFolder folder;
    REQUIRE(
        write_sound(folder.path("whole.ogg"), Voice(static_cast<std::size_t>(20 * rate), 0.1f)));
    std::filesystem::copy_file(folder.path("whole.ogg"), folder.path("half.ogg"));
    std::filesystem::resize_file(folder.path("half.ogg"),
                                 std::filesystem::file_size(folder.path("whole.ogg")) / 2);
    const auto half = read_voice(folder.path("half.ogg"));
    REQUIRE(half);
    CHECK(half->size() < static_cast<std::size_t>(20 * rate));

    REQUIRE(write_sound(folder.path("empty.wav"), {}));
    REQUIRE_FALSE(read_voice(folder.path("empty.wav")));
    CHECK(read_voice(folder.path("empty.wav")).error().sentence.find("no sound in it") !=
          std::string::npos);
}

TEST_CASE("sound: the voice of a practice leaves, without a click, when another practice begins")
{
    Voice voice(static_cast<std::size_t>(20 * rate));
    for (std::size_t i = 0; i < voice.size(); ++i)
        voice[i] = static_cast<float>(
            std::sin(2.0 * std::numbers::pi * 1000.0 * static_cast<double>(i) / rate));
    const auto step_of = [](std::string_view practice, Seconds time) {
        return StepBegan{at(time), practice, 0, "A step", 60s, Eyes::open, false};
    };
    SoundRenderer renderer{pure_and_full, {"arrive", {voice}}};
    renderer.on(step_of("arrive", 0s));
    std::vector<float> before(static_cast<std::size_t>(8 * rate));
    std::vector<float> after(static_cast<std::size_t>(8 * rate));
    renderer.render(at(0s), before);
    renderer.on(step_of("ground", 8.00025s)); // the voice is at a crest
    renderer.render(at(8s), after);
    CHECK(amplitude_of({1000.0}, stretch(before, 6s, 7s)) == Approx(0.6).margin(0.01));
    CHECK(amplitude_of({1000.0}, stretch(after, 1s, 2s)) < 0.01);
    CHECK(largest_jump(after) < 0.15); // a full 1 kHz voice moves 0.079 a sample
}

TEST_CASE("sound: another volume, another timbre and silence come without a click")
{
    SoundRenderer renderer{pure_and_full};
    renderer.on(PacerChange{at(0s), {4s, 0s, 6s, 0s}, true});
    std::vector<float> samples(static_cast<std::size_t>(12 * rate));
    const std::size_t block = 960;
    for (std::size_t i = 0; i + block <= samples.size(); i += block) {
        if (i == 100 * block)
            renderer.play_as({.kind = SoundKind::tones, .volume = 0.3, .timbre = Timbre::pure});
        if (i == 250 * block)
            renderer.play_as({.kind = SoundKind::tones, .volume = 0.3, .timbre = Timbre::warm});
        if (i == 400 * block) renderer.play_as({.kind = SoundKind::off});
        renderer.render(at(Seconds{static_cast<double>(i) / rate}),
                        std::span{samples}.subspan(i, block));
    }
    CHECK(largest_jump(samples) < 0.03);
    CHECK(amplitude_of(inhale_pitch, stretch(samples, 3s, 3.5s)) <
          0.5 * amplitude_of(inhale_pitch, stretch(samples, 1.5s, 2s)) + 0.1);
    CHECK(amplitude_of({2.0 * exhale_pitch.value}, stretch(samples, 6s, 7s)) > 0.005);
    CHECK(loudest(stretch(samples, 9s, 11.9s)) < 0.001);
}

TEST_CASE("sound: a day of it is rendered a second at a time, and no further than it is wanted")
{
    const PracticeTimeline day{guided({4s, 0s, 6s, 0s}, 60s), 24h};
    CHECK(rendered_length(day) >= std::size_t{24} * 3600 * 48'000);
    std::size_t most = 0;
    std::size_t pieces = 0;
    eupnea::render(day, pure_and_full, {}, [&](std::span<const float> some) {
        most = std::max(most, some.size());
        return ++pieces < 30;
    });
    CHECK(most <= 48'000);
    CHECK(pieces == 30);
}

TEST_CASE("sound: a file that is not finished is not there")
{
    const TemporaryFolder folder;
    {
        auto file = SoundWriter::create(folder.path("half.wav"));
        REQUIRE(file);
        REQUIRE(file->write(Voice(4800, 0.1f)));
    }
    CHECK_FALSE(std::filesystem::exists(folder.path("half.wav")));
    CHECK_FALSE(SoundWriter::create(folder.path("none") / "x.wav"));
}

TEST_CASE("sound: a bed swells with the guide, and rests quietly where nothing leads the breath")
{
    const auto power = [](std::span<const float> samples) {
        double sum = 0.0;
        for (const float sample : samples) sum += static_cast<double>(sample * sample);
        return std::sqrt(sum / static_cast<double>(samples.size()));
    };
    for (const Bed bed : {Bed::water, Bed::wind, Bed::bowl}) {
        const auto samples = render(PracticeTimeline{guided({5s, 0s, 5s, 0s}, 30s), 0s},
                                    {.kind = SoundKind::off, .volume = 1.0, .bed = bed});
        const double empty = power(stretch(samples, 19.8s, 20.6s));
        const double full = power(stretch(samples, 24.8s, 25.6s));
        CAPTURE(bed_names[static_cast<std::size_t>(bed)]);
        CHECK(full > 1.8 * empty);
        CHECK(empty > 0.005);
        CHECK(power(stretch(samples, 6s, 9s)) < 1.4 * empty);
        CHECK(power(stretch(samples, 6s, 9s)) > 0.5 * empty);
        CHECK(loudest(samples) <= 0.7);
        CHECK(largest_jump(samples) < 0.06);
    }
}

TEST_CASE("sound: a bed lies below the tones and changes nothing of them; together they are no "
          "louder than 1")
{
    const PracticeTimeline timeline{guided({5s, 0s, 5s, 0s}, 20s), 0s};
    const auto tones = render(timeline, pure_and_full);
    const auto both = render(timeline, {.volume = 1.0, .timbre = Timbre::pure, .bed = Bed::bowl});
    const auto alone = render(timeline, {.kind = SoundKind::off, .volume = 1.0, .bed = Bed::bowl});
    CHECK(loudest(both) <= 1.0);
    REQUIRE(both.size() == tones.size());
    double most = 0.0;
    for (std::size_t i = 16 * 48'000; i < 28 * 48'000; ++i) // between the bells
        most = std::max(most, std::abs(static_cast<double>(both[i] - tones[i] - alone[i])));
    CHECK(most < 1e-4);
    CHECK(amplitude_of(inhale_pitch, stretch(alone, 13s, 15s)) < 0.01);
}

TEST_CASE("sound: a bed comes, changes and goes without a click")
{
    SoundRenderer renderer{{.kind = SoundKind::off}};
    renderer.on(PacerChange{at(0s), {4s, 0s, 6s, 0s}, true});
    std::vector<float> samples(static_cast<std::size_t>(8 * rate));
    const std::size_t block = 960;
    for (std::size_t i = 0; i + block <= samples.size(); i += block) {
        if (i == 50 * block)
            renderer.play_as({.kind = SoundKind::off, .volume = 1.0, .bed = Bed::bowl});
        if (i == 200 * block)
            renderer.play_as({.kind = SoundKind::off, .volume = 1.0, .bed = Bed::wind});
        if (i == 300 * block) renderer.play_as({.kind = SoundKind::off});
        renderer.render(at(Seconds{static_cast<double>(i) / rate}),
                        std::span{samples}.subspan(i, block));
    }
    CHECK(loudest(stretch(samples, 0s, 0.9s)) == 0.0);
    CHECK(loudest(stretch(samples, 3s, 3.9s)) > 0.05);
    CHECK(largest_jump(samples) < 0.03);
    CHECK(loudest(stretch(samples, 7s, 7.9s)) < 0.001);
}
