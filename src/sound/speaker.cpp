// SPDX-License-Identifier: MIT
#include "sound/speaker.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <portaudio.h>
#include <unistd.h>

#include <array>

namespace eupnea {

namespace {

constexpr std::size_t block_size = 960; // 20 ms
constexpr Seconds most_apart{0.02};     ///< on average
constexpr Seconds a_block_was_missed{0.1};
constexpr double share_a_block = 0.1; ///< of the newest difference, in the mean

/// The sound system's own chatter is no news to a person without a sound card.
class QuietErrors {
public:
    QuietErrors() : kept_(dup(STDERR_FILENO))
    {
        const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
        if (nowhere < 0) return;
        dup2(nowhere, STDERR_FILENO);
        close(nowhere);
    }
    ~QuietErrors()
    {
        if (kept_ < 0) return;
        dup2(kept_, STDERR_FILENO);
        close(kept_);
    }
    QuietErrors(const QuietErrors&) = delete;
    QuietErrors& operator=(const QuietErrors&) = delete;

private:
    int kept_;
};

} // namespace

struct Speaker::Stream {
    Stream() : error(Pa_Initialize())
    {
        if (error != paNoError) return;
        initialized = true;
        error = Pa_OpenDefaultStream(&stream, 0, 1, paFloat32, sound_rate.per_second, block_size,
                                     nullptr, nullptr);
        if (error == paNoError) error = Pa_StartStream(stream);
    }
    ~Stream()
    {
        if (stream) Pa_CloseStream(stream);
        if (initialized) Pa_Terminate();
    }
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;

    Seconds latency() const
    {
        const PaStreamInfo* about = Pa_GetStreamInfo(stream);
        return about ? Seconds{about->outputLatency} : Seconds{0.0};
    }

    PaStream* stream = nullptr;
    PaError error;
    bool initialized = false;
};

Result<std::unique_ptr<Speaker>> Speaker::open(SoundRenderer renderer,
                                               std::function<Seconds()> since_launch)
{
    const QuietErrors quiet;
    auto stream = std::make_unique<Stream>();
    if (stream->error != paNoError)
        return fail(
            UserMessage{fmt::format("There is no sound ({}); the practice goes on without it.",
                                    Pa_GetErrorText(stream->error))});
    return std::unique_ptr<Speaker>{
        new Speaker{std::move(renderer), std::move(since_launch), std::move(stream)}};
}

Speaker::Speaker(SoundRenderer renderer, std::function<Seconds()> since_launch,
                 std::unique_ptr<Stream> stream)
    : renderer_(std::move(renderer)), since_launch_(std::move(since_launch)),
      stream_(std::move(stream)), thread_([this](const std::stop_token& stop) { play(stop); })
{}

Speaker::~Speaker()
{
    thread_.request_stop();
    thread_.join();
}

void Speaker::on(const Event& event)
{
    const bool heard =
        std::holds_alternative<SessionStart>(event) || std::holds_alternative<SessionEnd>(event) ||
        std::holds_alternative<StepBegan>(event) || std::holds_alternative<PacerChange>(event) ||
        std::holds_alternative<BreathWave>(event) || std::holds_alternative<State>(event);
    if (heard) events_.push(event);
}

void Speaker::play_as(const SoundSettings& settings) { wishes_.push(settings); }

void Speaker::receive(const Event& event)
{
    if (const auto* start = std::get_if<SessionStart>(&event)) begun_ = start->since_launch;
    renderer_.on(event);
}

void Speaker::play(const std::stop_token& stop)
{
    std::array<float, block_size> block{};
    const Seconds block_length = period(sound_rate) * static_cast<double>(block_size);
    Timestamp next{};
    Seconds apart{0.0};
    while (!stop.stop_requested()) {
        wishes_.consume_all([this](const SoundSettings& wish) { renderer_.play_as(wish); });
        events_.drain([this](const Event& event) { receive(event); });
        const Timestamp due = at(since_launch_() - begun_ + stream_->latency());
        apart += (next - due - apart) * share_a_block;
        if (abs(apart) > most_apart || abs(next - due) > a_block_was_missed) {
            next = due;
            apart = Seconds{0.0};
        }
        renderer_.render(next, block);
        next += block_length;
        Pa_WriteStream(stream_->stream, block.data(), block.size());
    }
}

} // namespace eupnea
