/* The first step: what was looked at on the device, and the way on. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Drawn } from '../../lib/drawn.js';
import { en } from '../../lib/words.js';
import './support.js';

const places = '../../../web/places';
const { job, startJob } = await import(`${places}/device/job.js`);
const { beforeYouStart } =
    await import(`${places}/device/before-you-start.js`);

const start = new Drawn(() => beforeYouStart.body());

test('“All of it is true” goes on without an address, or stays with one',
    () => {
        startJob('mcu-4200');
        location.hash = '';
        start.press('start-tick-all');
        assert.ok(start.words().includes(en.device.start.noAddress));
        assert.equal(location.hash, '');
        assert.ok(Object.values(job.state.ticks).every(Boolean));
        start.type('start-addresses', 'mcu1.example.test');
        start.press('start-tick-all');
        assert.equal(location.hash, '#/device/key');
    });
