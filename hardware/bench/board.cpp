// SPDX-License-Identifier: MIT
#include "hardware/bench/board.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <stdexcept>
#include <utility>

extern "C" {
#include <avr_adc.h>
#include <avr_ioport.h>
#include <avr_uart.h>
#include <sim_avr.h>
#include <sim_elf.h>
}

namespace eupnea::hardware {

namespace {

constexpr double clock_hz = 16'000'000.0;
constexpr double supply_mv = 5000.0;

} // namespace

Board::Board(const std::string& elf_file, Analog analog)
    : avr_(avr_make_mcu_by_name("atmega328p")), analog_(std::move(analog))
{
    elf_firmware_t firmware{};
    if (!avr_ || elf_read_firmware(elf_file.c_str(), &firmware) != 0)
        throw std::runtime_error{elf_file + " is no firmware that can be run."};
    avr_init(avr_);
    firmware.frequency = static_cast<std::uint32_t>(clock_hz);
    avr_load_firmware(avr_, &firmware);
    avr_->vcc = avr_->avcc = avr_->aref = static_cast<std::uint32_t>(supply_mv);

    std::uint32_t flags = 0;
    avr_ioctl(avr_, AVR_IOCTL_UART_GET_FLAGS('0'), &flags);
    flags &= ~static_cast<std::uint32_t>(AVR_UART_FLAG_STDIO);
    avr_ioctl(avr_, AVR_IOCTL_UART_SET_FLAGS('0'), &flags);

    avr_irq_register_notify(
        avr_io_getirq(avr_, AVR_IOCTL_UART_GETIRQ('0'), UART_IRQ_OUTPUT),
        [](avr_irq_t*, std::uint32_t byte, void* self) {
            static_cast<Board*>(self)->sent_.push_back(static_cast<std::uint8_t>(byte));
        },
        this);
    avr_irq_register_notify(
        avr_io_getirq(avr_, AVR_IOCTL_ADC_GETIRQ, ADC_IRQ_OUT_TRIGGER),
        [](avr_irq_t*, std::uint32_t value, void* self) {
            auto& board = *static_cast<Board*>(self);
            union {
                avr_adc_mux_t mux;
                std::uint32_t value;
            } asked{.value = value};
            const unsigned pin = asked.mux.src;
            const double mv = std::clamp(board.analog_(pin, board.now()), 0.0, supply_mv);
            avr_raise_irq(avr_io_getirq(board.avr_, AVR_IOCTL_ADC_GETIRQ,
                                        static_cast<int>(ADC_IRQ_ADC0 + pin)),
                          static_cast<std::uint32_t>(std::lround(mv)));
        },
        this);
}

Board::~Board() { avr_terminate(avr_); }

Timestamp Board::now() const { return at(Seconds{static_cast<double>(avr_->cycle) / clock_hz}); }

void Board::run_until(Timestamp time)
{
    while (now() < time) {
        const int state = avr_run(avr_);
        if (state == cpu_Done || state == cpu_Crashed)
            throw std::runtime_error{"The firmware has stopped."};
    }
}

void Board::set_pin(unsigned pin, bool high)
{
    const char port = pin < 8 ? 'D' : 'B';
    const auto mask = static_cast<std::uint8_t>(1u << pin % 8);
    driven_high_[pin < 8] = static_cast<std::uint8_t>(high ? driven_high_[pin < 8] | mask
                                                           : driven_high_[pin < 8] & ~mask);
    driven_[pin < 8] = static_cast<std::uint8_t>(driven_[pin < 8] | mask);
    avr_ioport_external_t wins_over_pull_up{};
    wins_over_pull_up.name = static_cast<unsigned char>(port) & 0x7Fu;
    wins_over_pull_up.mask = driven_[pin < 8];
    wins_over_pull_up.value = driven_high_[pin < 8];
    avr_ioctl(avr_, AVR_IOCTL_IOPORT_SET_EXTERNAL(port), &wins_over_pull_up);
    avr_raise_irq(avr_io_getirq(avr_, AVR_IOCTL_IOPORT_GETIRQ(port), static_cast<int>(pin % 8)),
                  high ? 1 : 0);
}

std::vector<std::uint8_t> Board::take_sent() { return std::exchange(sent_, {}); }

} // namespace eupnea::hardware
