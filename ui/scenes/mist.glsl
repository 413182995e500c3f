// Mist: valleys that fill with the breath. 2 upper sky, 3 lower sky, 4 far range, 5 near range, 6 sun or moon, 7 mist.
float level(float volume) { return mix(-0.60, 0.30, volume); }

float ridge(float x, int i)
{
    float h = 0.62 * noise1(x, i) + 0.26 * noise1(x * 2.3 + 4.0, i + 20) + 0.12 * noise1(x * 5.1, i + 40);
    return h + 0.035 * noise1(x * 13.0, i + 60) + 0.015 * noise1(x * 31.0, i + 80);
}

float surface(float x) { return 0.05 * (octaves(vec2(x * 1.1 + time * 0.018, time * 0.012)) - 0.5) * 2.0; }

vec3 scene(vec2 p, float aspect)
{
    float fine = coarse / focus.z;
    vec3 light = mix(colour[3], colour[2], between(-0.25, 1.15, p.y));

    // The sun, or the moon, goes over as time passes.
    vec2 orb = vec2(mix(-0.62, 0.62, elapsed) * min(aspect, 1.4), 0.52 + 0.20 * sin(3.14159 * elapsed));
    float away = length(p - orb);
    light += colour[6] * (0.34 * glow(away, 0.16) + 0.16 * glow(away, 0.6)) * (1.0 + 0.20 * beat);
    light = mix(light, colour[6], between(0.080 + 1.5 * fine, 0.078 - 1.5 * fine, away));

    float top = level(guide) + surface(p.x);
    float curl = octaves(vec2(p.x * 1.5 - time * 0.03, p.y * 3.4 + time * 0.012)) - 0.5;
    for (int i = 0; i < 6; ++i) {
        float near = float(i) / 5.0;
        float foot = mix(0.16, -1.02, near);
        float h = foot + mix(0.26, 0.58, near) * ridge(p.x * mix(1.9, 0.95, near) + float(i) * 7.3 + 1.7, i);
        float there = near > 0.55 ? 1.0 : between(0.0, 1.0, elapsed * 4.5 - (0.55 - near) * 6.0 + 1.0);
        vec3 rock = mix(colour[4], colour[5], pow(near, 0.8));
        rock = mix(rock, colour[7], 0.50 * between(h, foot - 0.25, p.y)); // haze at its foot
        light = mix(light, rock, between(h + 1.5 * fine, h - 1.5 * fine, p.y) * there);
        // Mist lies between this range and the next.
        float front = top - mix(-0.04, 0.12, near) + 0.20 * curl * (0.6 + near);
        float lies = between(front + 0.10, front - 0.16, p.y);
        light = mix(light, colour[7] * (1.0 + 0.22 * curl), lies * mix(0.42, 0.20, near));
    }

    // The guide: the mist's own surface, bright along its edge.
    float d = p.y - top - 0.05 * curl;
    float under = between(0.03, -0.10, d);
    vec3 veil = mix(colour[7], colour[0], glow(d, 0.16)) * (1.0 + 0.30 * curl);
    light = mix(light, veil, under * mix(0.25, 0.62, guided));
    light += colour[0] * 0.30 * guided * exp(-pow(d / 0.030, 2.0));
    light += colour[6] * 0.10 * guided * glow(away, 0.7) * glow(d, 0.10);

    // The own breath: a thread of light on it.
    float e = p.y - level(own) - surface(p.x) - 0.010 * (noise1(p.x * 4.0 - time * 0.05, 5) - 0.5);
    float width = max(mix(0.012, 0.0068, quality), 0.8 * fine);
    light = mix(light, colour[1], own_shown * exp(-pow(e / width, 2.0)));
    light += colour[1] * own_shown * 0.13 * glow(e, 0.045);
    float meeting = own_shown * guided * exp(-pow((own - guide) / 0.08, 2.0));
    light += colour[6] * meeting * 0.20 * glow(d, 0.07);
    return light;
}
